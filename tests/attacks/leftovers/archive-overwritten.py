import os
try:
    with open("/lib/python313.zip", "r+b", buffering=0) as file:
        file.write(b"x" * 100000)
except OSError:
    pass
try:
    os.truncate("/lib/python313.zip", 0)
except OSError:
    pass
try:
    os.chmod("/lib/python313.zip", 0)
except OSError:
    pass
