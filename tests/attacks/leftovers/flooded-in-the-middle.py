import builtins
builtins.leak = 1
open("/tmp/leak", "w").write("x")
while True:
    print("x" * 10000)
