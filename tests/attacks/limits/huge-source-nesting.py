# ending: exited
try:
    eval("(" * 100000 + ")" * 100000)
except BaseException:
    pass
