# A signal to one's own process group reaches members outside of one's process namespace.
import os, signal
signal.signal(signal.SIGTERM, signal.SIG_IGN)
for sign in (signal.SIGTERM, signal.SIGSTOP, signal.SIGKILL):
    for group in (0, -1):
        try:
            os.kill(group, sign)
        except OSError:
            pass
    try:
        os.killpg(os.getpgrp(), sign)
    except OSError:
        pass
print("done")
