import sys
with open("/tmp/evil.so", "wb") as file:
    file.write(b"\0asm\1\0\0\0")
sys.path.insert(0, "/tmp")
import evil
print("ESCAPED")
