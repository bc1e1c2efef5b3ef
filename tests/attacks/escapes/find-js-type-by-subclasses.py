found = [kind for kind in object.__subclasses__() if "Js" in kind.__name__ or "pyodide" in kind.__module__]
print("ESCAPED" if found else "nothing", found)
