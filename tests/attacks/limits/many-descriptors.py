# ending: exited
a = []
while True:
    a.append(open("/dev/null"))
