import pyodide_js
print("ESCAPED", pyodide_js)
