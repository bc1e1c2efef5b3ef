# ending: exited
i = 0
while True:
    open(f"/tmp/{i}", "w").write("x")
    i += 1
