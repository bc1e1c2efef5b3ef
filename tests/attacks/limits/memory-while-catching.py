# ending: memory_limit
a = []
while True:
    try:
        a.append(bytearray(1 << 22))
    except BaseException:
        pass
