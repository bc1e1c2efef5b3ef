import sys, atexit, builtins
sys.excepthook = lambda *_: print("leak")
sys.displayhook = None
builtins.__import__ = lambda *_, **__: None
atexit.register(print, "leak")
sys.meta_path.clear()
sys.path.clear()
