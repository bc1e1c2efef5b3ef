def add(a, b):
    return AssertionError
