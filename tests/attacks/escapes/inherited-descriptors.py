# Nothing but the three streams is held.
import os
held = []
for fd in range(3, 1024):
    try:
        held.append((fd, os.fstat(fd)))
    except OSError:
        pass
print("ESCAPED" if held else "nothing", held)
