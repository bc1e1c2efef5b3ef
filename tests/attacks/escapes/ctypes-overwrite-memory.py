import ctypes
ctypes.memset(1024, 255, 19000000)
print("done")
