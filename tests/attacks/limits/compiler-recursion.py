# ending: exited
depth = 200_000
code = "x" + ".a" * depth
try:
    compile(code, "deep", "exec")
except BaseException:
    pass
