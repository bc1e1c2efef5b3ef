# ending: exited
import os
target = "x" * 3_000_000
try:
    for i in range(10000):
        os.symlink(target + str(i), f"/tmp/{i}")
except OSError:
    pass
