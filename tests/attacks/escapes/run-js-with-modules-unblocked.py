import sys
for name in list(sys.modules):
    if sys.modules[name] is None:
        del sys.modules[name]
import pyodide.code
print("ESCAPED", pyodide.code.run_js("1 + 1"))
