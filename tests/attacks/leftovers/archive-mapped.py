import mmap
try:
    with open("/lib/python313.zip", "r+b") as file:
        view = mmap.mmap(file.fileno(), 0)
        view[:1000] = b"x" * 1000
        view.flush()
except OSError:
    pass
