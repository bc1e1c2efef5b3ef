# Calls every function of the table that takes nothing; whatever the interpreter can call, this can call.
import ctypes
for index in range(1, 200):
    try:
        ctypes.CFUNCTYPE(ctypes.c_int)(index)()
    except Exception:
        pass
print("done")
