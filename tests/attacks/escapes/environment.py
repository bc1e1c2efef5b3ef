import os
names = set(os.environ) - {"USER", "LOGNAME", "PATH", "PWD", "HOME", "LANG", "_", "PYTHONHASHSEED", "PYTHONUTF8", "LC_CTYPE"}
print("ESCAPED" if names else "own", names)
