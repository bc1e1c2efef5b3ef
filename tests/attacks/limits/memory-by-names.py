# ending: exited
import os
name = "x" * 3_000_000
try:
    for i in range(10000):
        os.mkdir(f"/tmp/{i}" + name)
except OSError:
    pass
