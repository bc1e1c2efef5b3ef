print("ESCAPED", open("/proc/self/environ").read(), open("/proc/1/cmdline").read())
