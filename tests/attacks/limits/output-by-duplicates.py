# ending: output_limit
import os
while True:
    fd = os.dup(1)
    os.write(fd, b"x" * 4096)
    os.close(fd)
