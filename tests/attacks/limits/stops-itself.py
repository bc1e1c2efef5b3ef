# ending: time_limit
import os, signal
while True:
    os.kill(os.getpid(), signal.SIGSTOP)
