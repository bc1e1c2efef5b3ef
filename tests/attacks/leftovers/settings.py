import sys, random, decimal, locale, gc, signal, warnings
sys.setrecursionlimit(50)
random.seed(99)
random.random()
decimal.getcontext().prec = 3
gc.disable()
sys.set_int_max_str_digits(0)
warnings.simplefilter("error")
sys.dont_write_bytecode = False
sys.setswitchinterval(100)
