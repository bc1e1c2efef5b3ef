"""Run once, before the heap is remembered: what every program finds ready, and the function that starts one."""
import os
import pkgutil
import sys

sys.argv = ["main.py"]
sys.path.insert(0, "/box")
# Pyodide's bridge to JavaScript has no other side here; importing it says so.
for name in ("_pyodide_core", "pyodide", "_pyodide", "js", "pyodide_js"):
    sys.modules[name] = None
# After the library, as site-packages are. Tables of contents are read here, once for all programs.
for wheel in sorted(os.listdir("/lib/wheels")):
    sys.path.append(f"/lib/wheels/{wheel}")
    pkgutil.get_importer(sys.path[-1])

# Imported here, an import in a program costs nothing: the library is source in an archive.
import abc, argparse, array, ast, atexit, base64, bisect, calendar, cmath, collections, collections.abc  # noqa
import contextlib, copy, dataclasses, datetime, decimal, enum, fractions, functools, gc, hashlib, heapq  # noqa
import importlib.machinery, inspect, io, itertools, json, keyword, linecache, locale, math, numbers, operator, os, pprint  # noqa
import queue, random, re, statistics, string, struct, textwrap, threading, time, traceback, types  # noqa
import typing, unicodedata, uuid, weakref  # noqa
import concurrent.futures.thread  # noqa
import encodings.ascii, encodings.idna, encodings.latin_1, encodings.utf_16  # noqa


class _Finished:
    """The handle of a thread that has run."""

    ident = None

    def is_done(self):
        return True

    def join(self, timeout=None):
        pass

    def _set_done(self):
        pass


def _inline_threads():
    """There are no threads in WebAssembly: start() runs the target to its end, so that programs which only want a
    bigger stack, or start and join, behave as written."""

    def start(self):
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        self._started.set()
        threading._limbo.pop(self, None)
        self._handle = _Finished()
        try:
            self.run()
        except BaseException:
            self._invoke_excepthook(self)

    def submit(self, fn, /, *args, **kwargs):
        future = concurrent.futures.Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future

    threading.Thread.start = start
    threading.stack_size = lambda size=0: 0
    concurrent.futures.ThreadPoolExecutor.submit = submit


_inline_threads()


class _LoopsWithoutSockets:
    """An event loop wakes itself through a pair of sockets; with one thread there is nobody to wake it."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != "asyncio.selector_events":
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        run = spec.loader.exec_module

        def exec_module(module):
            run(module)
            module.BaseSelectorEventLoop._make_self_pipe = lambda self: None
            module.BaseSelectorEventLoop._close_self_pipe = lambda self: None

        spec.loader = types.SimpleNamespace(create_module=spec.loader.create_module, exec_module=exec_module)
        return spec


sys.meta_path.insert(0, _LoopsWithoutSockets)


def start(entry, arguments, *, _exit=os._exit, _flush=(sys.stdout, sys.stderr), _exits=atexit._run_exitfuncs):
    """Runs a file as `python entry` would, and leaves without tearing the interpreter down: the heap is put back."""
    status = 1
    try:
        main = sys.modules["__main__"] = type(sys)("__main__")
        main.__dict__.update(__file__=entry, __builtins__=__builtins__, __annotations__={})
        sys.argv = [entry, *arguments]
        try:
            with open(entry, "rb") as file:
                source = file.read()
            exec(compile(source, entry, "exec", dont_inherit=True), main.__dict__)
            status = 0
        except SystemExit as exit:
            status = _status(exit.code)
        except BaseException as error:
            error.__traceback__ = error.__traceback__.tb_next
            sys.excepthook(type(error), error, error.__traceback__)
        _exits()
    finally:
        for stream in (sys.stdout, sys.stderr, *_flush):
            try:
                stream.flush()
            except BaseException:
                pass
        _exit(status)


def _status(code):
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 255
    print(code, file=sys.stderr)
    return 1
