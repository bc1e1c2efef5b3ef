# ending: time_limit
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
