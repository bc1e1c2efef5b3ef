# ending: exited
import os
target = "x" * 3_000_000
for i in range(10000):
    os.symlink(target + str(i), f"/tmp/{i}")
