"""Run after prepare.py: compiled modules of wheels are imported before the heap is remembered. Their libraries were loaded with the
interpreter; a program can load none."""
import importlib.util
import traceback


class _CompiledModules:
    """Finds the modules whose libraries are loaded; to Python each lies in its wheel."""

    paths = {}

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name not in cls.paths:
            return None
        loader = importlib.machinery.ExtensionFileLoader(name, cls.paths[name])
        return importlib.util.spec_from_file_location(name, cls.paths[name], loader=loader)


class _NarrowSys(types.ModuleType):
    """What a module finds as sys that hands its maxsize to its own compiled code, which has 32 bits."""

    maxsize = _narrow

    def __getattr__(self, name):
        return getattr(sys, name)


def _module(path):
    folder, _, file = path.partition(".whl/")[2].rpartition("/")
    return f"{folder}/{file.partition('.')[0]}".lstrip("/").replace("/", ".")


def find_libraries(paths):
    _CompiledModules.paths = {_module(path): path for path in paths}
    sys.meta_path.append(_CompiledModules)


def import_library(path):
    """Leaves with the reason where it cannot be imported: every program that uses it would fail by it."""
    sys.maxsize = _narrow
    try:
        importlib.import_module(_module(path))
    except BaseException as error:
        print("".join(traceback.format_exception_only(error)).strip(), file=sys.stderr, flush=True)
        os._exit(1)
    sys.maxsize = _wide


def settle():
    """Once all are imported."""
    wheels = {path.partition(".whl/")[0] for path in _CompiledModules.paths.values()}
    narrow = _NarrowSys("sys")
    for module in list(sys.modules.values()):
        wheel = (getattr(module, "__file__", None) or "").partition(".whl/")[0]
        if wheel in wheels and getattr(module, "sys", None) is sys:
            module.sys = narrow
    gc.collect()
    gc.freeze()
