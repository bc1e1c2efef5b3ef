import threading
def add(a, b):
    box = []
    threading.Timer(1, lambda: box.append(a + b)).start
    return box
