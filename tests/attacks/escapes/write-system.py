import os
for path in ("/usr/leak", "/usr/bin/leak", "/leak", "/dev/leak", "/usr/lib/leak.py", os.__file__):
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT))
        print("ESCAPED" if os.path.exists("/usr/bin") else "own", path)
    except OSError:
        pass
