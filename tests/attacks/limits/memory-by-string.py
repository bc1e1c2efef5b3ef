# ending: memory_limit
a = "x"
while True:
    a += a
