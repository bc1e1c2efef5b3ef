import gc, sys
class Leak:
    def __del__(self):
        print("leak")
leaks = [Leak() for _ in range(1000)]
sys.leak = leaks
leaks.append(leaks)
