# ending: time_limit
class Stay:
    def __del__(self):
        while True:
            pass
x = Stay()
del x
