import sys, builtins
builtins.leak = 1
sys.setrecursionlimit(60)
while True:
    pass
