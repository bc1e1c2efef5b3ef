a = bytearray(35 << 20)
for i in range(0, len(a), 4096):
    a[i] = 255
