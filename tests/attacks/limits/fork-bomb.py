# ending: time_limit or memory_limit
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
