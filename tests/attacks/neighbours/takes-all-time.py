import time
def trick():
    time.sleep(60)
