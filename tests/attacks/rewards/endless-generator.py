def add(a, b):
    while True:
        yield a + b
