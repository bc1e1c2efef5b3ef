import os
os.environ["LEAK"] = "1"
os.putenv("LEAK2", "1")
os.environ.pop("HOME", None)
os.umask(0o777)
