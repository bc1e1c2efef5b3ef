# ending: exited
def f():
    return f() + 1
f()
