# ending: memory_limit
a = {}
i = 0
while True:
    a[i] = str(i) * 100
    i += 1
