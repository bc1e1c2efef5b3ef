# ending: exited
import os
for fd in range(100):
    try:
        os.close(fd)
    except OSError:
        pass
