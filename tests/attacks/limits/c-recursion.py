# ending: exited
import sys
sys.setrecursionlimit(10**9)
a = []
for i in range(10**5):
    a = [a]
repr(a)
