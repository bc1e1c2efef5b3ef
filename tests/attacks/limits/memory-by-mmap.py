# ending: memory_limit
import mmap
held = []
while True:
    area = mmap.mmap(-1, 1 << 20)
    area.write(b"x" * (1 << 20))
    held.append(area)
