# ending: memory_limit
import os, time
for _ in range(20):
    if os.fork() == 0:
        held = bytearray(b"x" * (12 << 20))
        time.sleep(60)
time.sleep(60)
