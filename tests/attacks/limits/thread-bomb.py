# ending: exited
import threading, _thread
def f():
    pass
for i in range(10000):
    _thread.start_new_thread(f, ())
