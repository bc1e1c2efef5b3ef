import _imp, types
spec = types.SimpleNamespace(name="_pyodide_core", origin="built-in", loader=None, parent="", submodule_search_locations=None)
module = _imp.create_builtin(spec)
_imp.exec_builtin(module)
print("ESCAPED", module)
