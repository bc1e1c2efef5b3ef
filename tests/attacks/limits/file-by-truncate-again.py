# ending: exited
import os
for i in range(100000):
    f = open(f"/tmp/{i}", "wb")
    f.truncate(200 << 20)
    f.close()
