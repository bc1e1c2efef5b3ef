import sys, os
sys.excepthook = lambda *_: os._exit(0)
raise ValueError
