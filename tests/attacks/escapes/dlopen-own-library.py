import ctypes
with open("/tmp/x.so", "wb") as file:
    file.write(b"\0asm\1\0\0\0\0\x08\x08dylink.0")
ctypes.CDLL("/tmp/x.so")
print("ESCAPED")
