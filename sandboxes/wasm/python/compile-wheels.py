"""Makes of a wheel what programs import from: each module's bytecode lies beside it, so that no run compiles what it imports, and
the libraries of compiled modules lie apart, since they are loaded with the interpreter. Run once, in an interpreter of its own: the
memory that compiling takes would stay, and be handed to every run."""
import importlib._bootstrap_external as bootstrap
import marshal
import os
import zipfile


def _compiled(source, path):
    try:
        code = compile(source, path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        # The import of it says so: a template, or a module of another Python.
        return None
    # Bytecode that is not checked against its source: nobody can write to a wheel.
    return bootstrap._code_to_hash_pyc(code, bytes(8), False)


def compile_wheel(given, made, lies_at):
    """Writes the wheel, and beside it a folder with the libraries and their names in it."""
    libraries = []
    os.makedirs(made + ".libraries")
    with zipfile.ZipFile(given) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith(".so"):
                with open(f"{made}.libraries/{len(libraries)}", "wb") as library:
                    library.write(content)
                libraries.append(f"{lies_at}/{entry.filename}")
                continue
            # Sources are read for tracebacks alone.
            new.writestr(entry.filename, content, zipfile.ZIP_DEFLATED)
            code = _compiled(content, f"{lies_at}/{entry.filename}") if entry.filename.endswith(".py") else None
            if code:
                new.writestr(entry.filename + "c", code, zipfile.ZIP_STORED)
    with open(made + ".libraries/names", "w") as names:
        names.write("\n".join(libraries))
