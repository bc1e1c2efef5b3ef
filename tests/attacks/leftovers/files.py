import os
for place in ("/tmp", "/box", "/home", "/", "/lib/python3.13", "/lib/python3.13/site-packages", "/dev"):
    with open(place + "/leak.py", "w") as file:
        file.write("print(1)")
os.mkdir("/leak")
os.remove("/lib/python313.zip")
os.rename("/tmp", "/moved")
os.chdir("/")
