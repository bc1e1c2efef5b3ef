"""Finds the tests of a test file as pytest does, and runs each: functions and methods `test…`, classes `Test…`, unittest's cases,
with their parameters and fixtures."""
import collections
import inspect
import io
import itertools
import sys
import types
import unittest

import _rlvr_pytest as pytest
import _rlvr_wire as wire

Captured = collections.namedtuple("Captured", "out err")


def install(session, remote):
    """Lets the tests import the program as `solution`, and nothing that could only work inside its process."""
    pytest._test.session = session
    solution = types.ModuleType("solution")
    solution.__getattr__ = lambda name: remote(name)
    # `import *` brings nothing: what the tests do not define is the program's anyway.
    solution.__all__ = []
    sys.modules["solution"] = solution
    mock = types.ModuleType("unittest.mock")
    mock.__getattr__ = lambda name: _missing(name, f"unittest.mock.{name} (the program runs in another process)")
    sys.modules["unittest.mock"] = unittest.mock = mock
    unittest.main = pytest.main
    for name, plain in _expecting.items():
        setattr(unittest.TestCase, name, lambda self, kind, *args, _plain=plain, **more: _plain(self, session.expected(kind), *args, **more))


_expecting = {name: getattr(unittest.TestCase, name) for name in ("assertRaises", "assertRaisesRegex")}


def _missing(name, text):
    if name.startswith("__"):
        raise AttributeError(name)
    raise wire.NotProvided(text)


def run(names, before, session):
    """Runs what the test file defines; `before` is what was there before it."""
    own = {name: value for name, value in names.items() if before.get(name) is not value}
    module_marks = _as_list(own.get("pytestmark", ()))
    fixtures = {value.name: value for value in own.values() if isinstance(value, pytest.Fixture)}
    modular = [own.get(name) for name in ("setup_function", "teardown_function")]
    if callable(own.get("setup_module")):
        _with_room(own["setup_module"], None)
    for name, value in own.items():
        if isinstance(value, types.FunctionType) and name.startswith("test"):
            item = Item(value, [*module_marks, *_marks(value)], fixtures, session, around=modular)
            item.run()
        elif isinstance(value, type) and issubclass(value, unittest.TestCase):
            run_case_class(value, session)
        elif isinstance(value, type) and name.startswith("Test") and "__init__" not in vars(value):
            run_class(value, module_marks, fixtures, session)


def _marks(owner):
    return getattr(owner, "_rlvr_marks", [])


def _as_list(value):
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _with_room(function, argument):
    """setup_method and its kin may take the test that they are called for."""
    return function(argument) if inspect.signature(function).parameters else function()


def run_class(kind, marks, fixtures, session):
    fixtures = dict(fixtures)
    fixtures.update((value.name, value) for _, value in inspect.getmembers(kind) if isinstance(value, pytest.Fixture))
    marks = [*marks, *_marks(kind), *_as_list(getattr(kind, "pytestmark", ()))]
    if hasattr(kind, "setup_class"):
        kind.setup_class()
    for name in [name for base in reversed(kind.__mro__) for name in vars(base)]:
        method = getattr(kind, name, None)
        if name.startswith("test") and isinstance(method, types.FunctionType):
            Item(method, [*marks, *_marks(method)], fixtures, session, kind=kind).run()


def run_case_class(kind, session):
    if issubclass(kind, unittest.IsolatedAsyncioTestCase):
        raise wire.NotProvided("unittest.IsolatedAsyncioTestCase")
    if getattr(kind, "__unittest_skip__", False):
        return
    kind.setUpClass()
    for name in unittest.defaultTestLoader.getTestCaseNames(kind):
        if getattr(getattr(kind, name), "__unittest_skip__", False):
            continue
        case = kind(name)

        def whole():
            try:
                case.setUp()
                try:
                    getattr(case, name)()
                finally:
                    case.tearDown()
            except unittest.SkipTest as skipped:
                raise pytest.Skipped(str(skipped)) from None
            finally:
                case.doCleanups()

        attempt(whole, session)
    kind.tearDownClass()


def attempt(test, session):
    """Runs one test. While recording, what fails in it says nothing of the tests after it."""
    position = session.position
    try:
        test()
    except pytest.Skipped as skipped:
        # What a program's answers make skip itself has tested nothing.
        if not session.recording and session.position > position:
            raise AssertionError(f"the test skips itself after it has called the program: {skipped}") from None
    except Exception:
        if not session.recording:
            raise


class Item:
    """A test function or method with everything that it is run with."""

    def __init__(self, function, marks, fixtures, session, kind=None, around=(None, None)):
        self.function, self.marks, self.fixtures, self.session = function, marks, fixtures, session
        self.kind, self.around = kind, around
        if inspect.iscoroutinefunction(function):
            raise wire.NotProvided(f"the asynchronous test {function.__name__}")

    def run(self):
        if _set_aside(self.marks):
            return
        tables = [_table(mark) for mark in self.marks if mark.name == "parametrize"]
        static = self.kind is not None and isinstance(inspect.getattr_static(self.kind, self.function.__name__), staticmethod)
        wanted = list(inspect.signature(self.function).parameters)[1 if self.kind and not static else 0 :]
        given = {name for table in tables for names, _, _ in table for name in names}
        defaults = {n for n, p in inspect.signature(self.function).parameters.items() if p.default is not p.empty}
        asked = [one.name for one in self.fixtures.values() if one.autouse]
        asked += [part for mark in self.marks if mark.name == "usefixtures" for part in mark.args]
        asked += [name for name in wanted if name not in given and name not in defaults]
        # pytest turns the lowest decorator first; the order of the tests is the same there.
        for rows in itertools.product(*reversed(tables)):
            if any(_set_aside(marks) for _, _, marks in rows):
                continue
            values = {name: value for names, row, _ in rows for name, value in zip(names, row)}
            for chosen in self._choices([*asked, *values]):
                attempt(lambda: self._run_once(static, wanted, values, asked, chosen), self.session)

    def _choices(self, asked):
        """Every choice of the parameters of the fixtures that are needed."""
        needed, waiting = {}, list(asked)
        while waiting:
            name = waiting.pop()
            if name in needed or name not in self.fixtures:
                continue
            needed[name] = self.fixtures[name]
            waiting += inspect.signature(needed[name].function).parameters
        chosen = [[(name, value) for value in map(_plain_parameter, one.params)] for name, one in needed.items() if one.params is not None]
        return [dict(choice) for choice in itertools.product(*chosen)]

    def _run_once(self, static, wanted, values, asked, chosen):
        instance = self.kind() if self.kind else None
        made, closing = dict(values), []
        before, after = self.around
        if instance is not None:
            before, after = getattr(instance, "setup_method", None), getattr(instance, "teardown_method", None)
        saved = sys.stdout, sys.stderr
        try:
            for name in asked:
                self._value(name, made, closing, chosen, instance)
            if before:
                _with_room(before, self.function)
            try:
                test = self.function if static or instance is None else types.MethodType(self.function, instance)
                test(**{name: made[name] for name in wanted if name in made})
            finally:
                if after:
                    _with_room(after, self.function)
        finally:
            for generator in reversed(closing):
                next(generator, None)
            sys.stdout, sys.stderr = saved

    def _value(self, name, made, closing, chosen, instance):
        if name in made:
            return made[name]
        fixture = self.fixtures.get(name)
        if fixture is None:
            made[name] = _built_in(name)
            return made[name]
        needs = {}
        for index, part in enumerate(inspect.signature(fixture.function).parameters):
            if part == "request":
                needs[part] = types.SimpleNamespace(param=chosen.get(name))
            elif part == "self" and index == 0:
                needs[part] = instance
            else:
                needs[part] = self._value(part, made, closing, chosen, instance)
        value = fixture.function(**needs)
        if isinstance(value, types.GeneratorType):
            closing.append(value)
            value = next(value)
        made[name] = value
        return value


def _built_in(name):
    if name not in ("capsys", "capfd"):
        raise wire.NotProvided(f"the fixture {name}")
    sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    return types.SimpleNamespace(readouterr=_read_captured)


def _read_captured():
    texts = sys.stdout.getvalue(), sys.stderr.getvalue()
    sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    return Captured(*texts)


def _set_aside(marks):
    """Whether a test is not run. One that is expected to fail decides nothing, so it is not run either."""
    for mark in marks:
        if mark.name == "skip":
            return True
        if mark.name in ("skipif", "xfail"):
            condition = mark.args[0] if mark.args else mark.kwargs.get("condition", True)
            if isinstance(condition, str):
                raise wire.NotProvided(f"pytest.mark.{mark.name} with a condition in a string")
            if condition:
                return True
    return False


def _table(mark):
    """A parametrize mark as rows: names, their values, the row's own marks."""
    names, rows = (*mark.args, *(mark.kwargs[key] for key in ("argnames", "argvalues") if key in mark.kwargs))[:2]
    if mark.kwargs.get("indirect"):
        raise wire.NotProvided("pytest.mark.parametrize(indirect=…)")
    single = isinstance(names, str) and "," not in names
    names = [name.strip() for name in names.split(",") if name.strip()] if isinstance(names, str) else list(names)
    table = []
    for row in rows:
        marks = ()
        if isinstance(row, pytest.Parameters):
            row, marks = row.values, row.marks
        elif single:
            row = (row,)
        if len(row) != len(names):
            raise wire.NotProvided(f"a row of {len(row)} values for the parameters {', '.join(names)}")
        table.append((names, row, marks))
    return table


def _plain_parameter(value):
    return value.values[0] if isinstance(value, pytest.Parameters) else value
