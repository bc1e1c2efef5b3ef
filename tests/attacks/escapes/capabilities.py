# Sets of capabilities, no_new_privs and the filter as the kernel tells them.
try:
    with open("/proc/self/status") as file:
        status = dict(line.rstrip("\n").split(":\t", 1) for line in file)
except OSError:
    print("none")
else:
    held = [status[name] for name in ("CapInh", "CapPrm", "CapEff", "CapAmb") if int(status[name], 16)]
    loose = status["NoNewPrivs"] != "1" or status["Seccomp"] != "2" or "0" in status["Uid"].split()
    print("ESCAPED" if held or loose else "none", held)
