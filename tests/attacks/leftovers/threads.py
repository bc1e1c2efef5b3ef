import threading
threading.leak = 1
threading.Thread(target=lambda: setattr(threading, "leak2", 1)).start()
threading.Timer(0.001, print, ["leak"]).start
