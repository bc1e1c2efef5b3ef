calls = []
def add(a, b):
    calls.append(1)
    return a + b if a == 1 else 0
