import sys
del sys.modules["_pyodide_core"]
import _pyodide_core
print("ESCAPED", _pyodide_core)
