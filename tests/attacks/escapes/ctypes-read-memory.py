import ctypes
print("done", len(ctypes.string_at(1024, 1000000)))
