"""What test files use of pytest, under that name on the tests' side: the same in every sandbox, and the tests' own exceptions and
comparisons stay where the candidate is not. What is not here ends the judgement with the name of what is missing."""
import builtins
import collections.abc
import contextlib
import decimal
import importlib
import math
import numbers
import re
import sys
import types

import _rlvr_wire as wire

__version__ = "8.0"
_test = types.SimpleNamespace(session=None)


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise wire.NotProvided(f"pytest.{name}")


class Skipped(BaseException):
    """Not an Exception, as in pytest: a test that catches all exceptions does not catch it."""


class Failed(BaseException):
    pass


def skip(reason="", *, allow_module_level=False, msg=None):
    raise Skipped(reason or msg or "")


def fail(reason="", pytrace=True, msg=None):
    # On stand-in values a test comes where it does not come on a program's.
    if not _test.session.recording:
        raise Failed(reason or msg or "the test calls pytest.fail")


def xfail(reason=""):
    raise Skipped(reason)


def importorskip(modname, minversion=None, reason=None, **_):
    try:
        return importlib.import_module(modname)
    except ImportError:
        raise wire.NotProvided(f"the module {modname} (pytest.importorskip)") from None


def main(*_, **__):
    """At the end of a test file; the tests are run anyway."""
    return 0


skip.Exception, fail.Exception = Skipped, Failed


class ExceptionInfo:
    """What `with raises(…) as info` gives; an exception that is not known yet is a stand-in."""

    def __init__(self):
        self.value = _test.session.stand_in()

    type = property(lambda self: type(self.value))
    typename = property(lambda self: type(self.value).__name__)
    tb = property(lambda self: self.value.__traceback__)

    def match(self, pattern):
        if not _test.session.recording and not re.search(pattern, str(self.value)):
            raise Failed(f"{pattern!r} is not found in {str(self.value)!r}")
        return True

    def __str__(self):
        return repr(self.value)


class Raises:
    def __init__(self, expected, match, check=None):
        self.expected = _test.session.expected(expected)
        self.match, self.check, self.info = match, check, None

    def __enter__(self):
        self.info = ExceptionInfo()
        return self.info

    def __exit__(self, kind, error, trace):
        recording = _test.session.recording
        if error is None:
            if recording:
                return False
            raise Failed(f"nothing raised; expected {_names(self.expected)}")
        if recording and isinstance(error, Exception):
            return True
        if not issubclass(kind, self.expected):
            return False
        self.info.value = error
        if self.match is not None:
            self.info.match(self.match)
        if self.check is not None and not self.check(error):
            raise Failed("the exception is not the one that the test checks for")
        return True


def _names(expected):
    return ", ".join(kind.__name__ for kind in (expected if isinstance(expected, tuple) else (expected,)))


def raises(expected_exception=BaseException, *args, match=None, check=None, **kwargs):
    made = Raises(expected_exception, match, check)
    if not args:
        return made
    with made as info:
        args[0](*args[1:], **kwargs)
    return info


@contextlib.contextmanager
def warns(*_, **__):
    raise wire.NotProvided("pytest.warns (a warning of the program's does not reach the tests)")
    yield


deprecated_call = warns


class Approx:
    """As pytest's: a number within max(rel * expected, abs), each one of a list or a dictionary, all else by ==."""

    __array_priority__ = 100
    __hash__ = None

    def __init__(self, expected, rel, abs, nan_ok):
        self.expected, self.rel, self.abs, self.nan_ok = expected, rel, abs, nan_ok

    def __eq__(self, actual):
        return self._same(actual, self.expected, True)

    def __repr__(self):
        return f"approx({self.expected!r})"

    def _same(self, actual, expected, outermost):
        if _is_many(expected):
            if not outermost:
                raise TypeError("pytest.approx() does not support nested data structures")
            if isinstance(expected, dict):
                if not isinstance(actual, dict):
                    return _unknown(actual)
                return actual.keys() == expected.keys() and all(self._same(actual[key], part, False) for key, part in expected.items())
            if not _is_many(actual) or isinstance(actual, dict):
                return _unknown(actual)
            return len(actual) == len(expected) and all(self._same(*pair, False) for pair in zip(actual, expected))
        if not _is_number(expected) or not _is_number(actual):
            return actual == expected
        return self._near(actual, expected)

    def _near(self, actual, expected):
        if actual == expected:
            return True
        if expected != expected:
            return self.nan_ok and actual != actual
        if isinstance(expected, (complex, decimal.Decimal)) or isinstance(actual, decimal.Decimal):
            infinite = False
        else:
            infinite = isinstance(actual, complex) or math.isinf(expected) or math.isinf(actual)
        if infinite:
            return False
        exact = decimal.Decimal if isinstance(expected, decimal.Decimal) else float
        least = exact("1e-12") if self.abs is None else self.abs
        if self.abs is not None and self.rel is None:
            allowed = least
        else:
            share = exact("1e-6") if self.rel is None else self.rel
            allowed = max(share * builtins.abs(expected), least)
        try:
            return builtins.abs(actual - expected) <= allowed
        except TypeError:
            return False


def _is_many(value):
    return isinstance(value, (list, tuple, dict)) or (
        isinstance(value, collections.abc.Sequence) and not isinstance(value, (str, bytes, bytearray))
    )


def _is_number(value):
    return isinstance(value, (numbers.Number, decimal.Decimal)) and not isinstance(value, bool)


def _unknown(value):
    """A stand-in decides by itself: it agrees with everything, and an object of the candidate's with nothing."""
    return NotImplemented if hasattr(value, "_session") else False


def approx(expected, rel=None, abs=None, nan_ok=False):
    if isinstance(expected, (set, frozenset)):
        raise TypeError("pytest.approx() only supports ordered sequences")
    return Approx(expected, rel, abs, nan_ok)


class Mark:
    def __init__(self, name, args=(), kwargs=None):
        self.name, self.args, self.kwargs = name, args, kwargs or {}

    def __call__(self, *args, **kwargs):
        if len(args) == 1 and not kwargs and isinstance(args[0], (types.FunctionType, type)) and self.name != "parametrize":
            marked = args[0]
            # A list of its own: a class must not write into its base's.
            marked._rlvr_marks = [*getattr(marked, "_rlvr_marks", ()), self]
            return marked
        return _Marking(self.name, (*self.args, *args), {**self.kwargs, **kwargs})


class _Marking(Mark):
    """A mark with its arguments, which the next call puts on a function."""

    def __call__(self, marked):
        marked._rlvr_marks = [*getattr(marked, "_rlvr_marks", ()), self]
        return marked


class _Marks:
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return Mark(name)


mark = _Marks()
Parameters = collections.namedtuple("Parameters", "values marks id")


def param(*values, marks=(), id=None):
    return Parameters(values, marks if isinstance(marks, (list, tuple)) else (marks,), id)


class Fixture:
    def __init__(self, function, name, params, autouse):
        self.function, self.name, self.params, self.autouse = function, name or function.__name__, params, autouse


def fixture(function=None, *, scope="function", params=None, autouse=False, ids=None, name=None):
    if function is None:
        return lambda function: Fixture(function, name, params, autouse)
    return Fixture(function, name, params, autouse)


sys.modules["pytest"] = sys.modules[__name__]
