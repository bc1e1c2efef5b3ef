import ctypes
libc = ctypes.CDLL(None)
print("ESCAPED" if libc.mount(b"tmpfs", b"/tmp", b"tmpfs", 0, None) == 0 else "refused")
print("ESCAPED" if libc.mount(None, b"/usr", None, 32 | 4096, None) == 0 else "refused")
print("ESCAPED" if libc.umount2(b"/proc", 2) == 0 else "refused")
print("ESCAPED" if libc.umount2(b"/tmp", 2) == 0 else "refused")
