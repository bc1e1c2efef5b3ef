import builtins, os
builtins.leak = 1
open("/tmp/leak", "w").write("x")
os.abort()
