import os
def trick():
    while True:
        os.write(1, b"x" * 65536)
