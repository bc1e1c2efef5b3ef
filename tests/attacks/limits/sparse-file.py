# ending: exited
f = open("/tmp/a", "wb")
f.truncate(1 << 30)
