# ending: time_limit
import atexit
@atexit.register
def stay():
    while True:
        pass
