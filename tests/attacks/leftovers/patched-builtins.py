import builtins
builtins.len = lambda *_: 42
builtins.print = lambda *_: None
builtins.leak = 1
del builtins.sum
