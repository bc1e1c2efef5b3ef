import ctypes
ctypes.memset(9000000, 255, 4000000)
