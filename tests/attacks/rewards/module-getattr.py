def __getattr__(name):
    return lambda *_: True
