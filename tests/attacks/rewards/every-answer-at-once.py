def add(a, b):
    return list(range(100))
