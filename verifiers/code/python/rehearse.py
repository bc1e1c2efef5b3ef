"""The tests' side. Runs tests against a stand-in for the candidate: a call whose answer is known returns it, and the first
whose answer is not known starts a recording, in which the rest of the test runs on stand-in values to find out which calls
will follow. The candidate's code never runs here; its answers arrive as plain data."""
import ast
import builtins
import collections
import itertools
import json
import math
import os
import sys
import types

import _rlvr_wire as wire


class StopRecording(BaseException):
    """Nothing more can be foretold about this test."""


class Lost(Exception):
    """Nothing more can be foretold about this assertion; the next may well be."""


class CandidateError(Exception):
    """The candidate raised something that is not a built-in exception."""


class Missing(BaseException):
    """The candidate has not the name that a test asks of it; no test may catch this, as none may catch a failed import."""


class Session:
    def __init__(self, calls, answers, classes, speculate):
        self.calls, self.answers, self.classes, self.speculate = calls, answers, classes, speculate
        self.exceptions = Exceptions(classes)
        self.position = 0
        self.recording = False

    def stand_in(self):
        return Pending(self)

    def expected(self, kinds):
        """What a test expects to be raised; what is the candidate's becomes a class of that name."""
        if isinstance(kinds, tuple):
            return tuple(map(self.expected, kinds))
        return Named(name_of(kinds), (Exception,), {}) if isinstance(kinds, theirs) else kinds

    def caught(self, kinds):
        """What an except clause names, now that something has been raised."""
        if isinstance(kinds, tuple):
            return tuple(itertools.chain(*((part,) if isinstance(part, type) else self.caught(part) for part in kinds)))
        return self.exceptions.named(name_of(kinds)) if isinstance(kinds, theirs) else kinds

    def read(self, target, attrs=()):
        """The value of a name or an attribute."""
        value = self.exchange(dict(target, attrs=list(attrs), index=self.position), (), {})
        if isinstance(value, (Opaque, Pending)):
            value.__dict__["_name"] = [target.get("root"), *attrs][-1]
        return value

    def invoke(self, target, attrs, args, kwargs):
        arguments = self.encode((args, kwargs))
        return self.exchange(dict(target, attrs=list(attrs), arguments=arguments, index=self.position), args, kwargs)

    def exchange(self, call, args, kwargs):
        known = None if self.recording else self.known(call)
        if known is not None:
            self.position = known + 1
            return self.answer(self.answers[known], call["attrs"] == ["__next__"], args, kwargs)
        here = self.position
        self.position += 1
        if not self.recording:
            self.recording = True
            del self.calls[here:]
        self.calls.append(call)
        if not self.speculate or len(self.calls) >= 5000:
            raise StopRecording
        return Pending(self, here)

    def known(self, call):
        """Where the call stands among those that were performed: next, but for reads that proved needless."""
        for here in range(self.position, len(self.answers)):
            other = self.calls[here]
            if ("arguments" in other) == ("arguments" in call):
                if json.dumps(other, sort_keys=True) == json.dumps(dict(call, index=here), sort_keys=True):
                    return here
            if "arguments" in other or not self.arrived_whole(other.get("ref")):
                return None
        return None

    def arrived_whole(self, ref):
        """Whether a result came as plain data: what was foretold to be read of it is read here."""
        if ref is None:
            return False
        result = self.answers[ref].get("result", {"v": None})
        held = result["v"]
        return not (isinstance(held, list) and held[0] == "@" and result["t"][held[1]][0] == "opaque")

    def encode(self, value):
        def opaque(value):
            if isinstance(value, Remote):
                return ["opaque", "", True, dict(value._target, attrs=[])]
            ref = vars(value).get("_ref") if isinstance(value, (Pending, Opaque)) else None
            if ref is not None:
                return ["opaque", "", True, {"ref": ref, "attrs": []}]
            if self.recording:
                raise Lost
            raise wire.Unsendable(f"an argument of type {type(value).__name__} cannot be sent to the program")

        return wire.encode(value, self.classes, opaque)

    def answer(self, answer, iterates, args, kwargs):
        for text, stream in zip(answer.get("printed", ()), (sys.stdout, sys.stderr)):
            stream.write(str(text))
        if answer.get("missing"):
            missing = Missing(answer["message"])
            missing.from_candidate = f"NameError: {answer['message']}"
            raise missing
        if "raised" in answer:
            # These two would end a loop or pass for the test's own; a candidate must not raise them into a test.
            kept = (AssertionError,) if iterates else (AssertionError, StopIteration)
            raise self.exceptions.made(answer, kept)
        try:
            if "after" in answer:
                after, after_kwargs = wire.decode(answer["after"], self.classes, lambda entry: None)
                for before, now in zip((*args, *kwargs.values()), (*after, *after_kwargs.values())):
                    if type(before) is type(now):
                        wire.copy_into(before, now)
            return wire.decode(answer["result"], self.classes, lambda entry: Opaque(self, entry))
        except Exception as error:
            # The candidate wrote the answer: one that cannot be read is its own fault.
            raise self.exceptions.made({"raised": "Unreadable", "message": f"an answer that is no data: {error}"}, ())


class Exceptions:
    """The candidate's exceptions as the tests may catch them: of the nearest built-in class that they are, and under the names
    of the candidate's own classes."""

    def __init__(self, classes):
        self.classes = classes
        self.known = {}

    def named(self, name):
        """Every class that an exception of the candidate's with this name has had so far."""
        return tuple(kind for (names, _), kind in self.known.items() if names[0] == name)

    def made(self, answer, kept):
        base = self.nearest(answer, kept)
        own = [name for name in answer.get("own", ()) if isinstance(name, str)][:20]
        kind = base
        for start in reversed(range(len(own))):
            kind = self.kind_of(tuple(own[start:]), kind, kept)
        args, fields = self.contents(answer)
        try:
            error = kind.__new__(kind)
        except TypeError:
            kind, error = CandidateError, CandidateError()
        error.args = args
        # The built-in ones keep more than their arguments (a number of the system's error); the setup's may do anything there.
        if kind.__module__ != "tests":
            try:
                error.__init__(*args)
            except Exception:
                pass
        vars(error).update(fields)
        error.from_candidate = f"{answer['raised']}: {answer['message']}"
        return error

    def nearest(self, answer, kept):
        for name in (answer["raised"], *answer.get("bases", ())):
            kind = getattr(builtins, name, None) if isinstance(name, str) else None
            if isinstance(kind, type) and issubclass(kind, Exception) and kind is not Exception and not issubclass(kind, kept):
                return kind
        return CandidateError

    def kind_of(self, names, base, kept):
        if (names, base) not in self.known:
            lent = self.classes.get(names[0])
            fits = isinstance(lent, type) and issubclass(lent, Exception) and not issubclass(lent, kept)
            self.known[names, base] = lent if fits else type(names[0], (base,), {"__module__": "solution"})
        return self.known[names, base]

    def contents(self, answer):
        """What the exception was made with and what was written into it, where that is plain data."""
        try:
            args, fields = wire.decode(answer["fields"], self.classes, lambda entry: None)
            if type(args) is tuple and type(fields) is dict and all(type(key) is str for key in fields):
                return args, fields
        except Exception:
            pass
        return (answer["message"],), {}


class Named(type):
    """A class of exceptions that only the candidate has, for tests that expect it."""

    def __subclasscheck__(cls, kind):
        return any(base.__name__ == cls.__name__ and base.__module__ == "solution" for base in kind.__mro__)

    def __instancecheck__(cls, value):
        return cls.__subclasscheck__(type(value))


def name_of(value):
    """The name under which a test read something of the candidate's."""
    return value._target["root"] if isinstance(value, Remote) else vars(value).get("_name", "")


class Remote:
    """A name of the candidate's that has not been read."""

    def __init__(self, session, name):
        self.__dict__.update(_session=session, _target={"root": name})

    def __call__(self, *args, **kwargs):
        return self._session.invoke(self._target, (), args, kwargs)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self._session.read(self._target, [name])


class Opaque:
    """A result that has no plain form. What it can be asked for is the candidate's to answer, save whether it equals a
    value of the test: that it never does."""

    def __init__(self, session, entry):
        self.__dict__.update(_session=session, _kind=entry[1], _truth=entry[2], _ref=entry[3])

    def __bool__(self):
        return self._truth

    def __call__(self, *args, **kwargs):
        return self._session.invoke({"ref": self._ref}, (), args, kwargs)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self._session.read({"ref": self._ref}, [name])

    def __eq__(self, other):
        if not isinstance(other, Opaque):
            return False
        return self._ref == other._ref or self._session.invoke({"ref": self._ref}, ["__eq__"], (other,), {}) is True

    __hash__ = object.__hash__


def _opaque_operators():
    def asked(name):
        return lambda self, *args: self._session.invoke({"ref": self._ref}, [name], args, {})

    def asked_once(name):
        # A number is one number: an object must not be another each time that a test computes with it.
        def number(self):
            known = self.__dict__.setdefault("_numbers", {})
            if name not in known:
                known[name] = self._session.invoke({"ref": self._ref}, [name], (), {})
            return known[name]

        return number

    def asked_of_two(name):
        # A value of the test must not be an operand: the candidate would see it and could answer to suit.
        one = asked(name)
        return lambda self, other: one(self, other) if isinstance(other, Opaque) else NotImplemented

    for name in "len iter next str repr getitem setitem delitem".split():
        setattr(Opaque, f"__{name}__", asked(f"__{name}__"))
    for name in "int float index hash abs neg".split():
        setattr(Opaque, f"__{name}__", asked_once(f"__{name}__"))
    for name in "add sub mul truediv floordiv mod pow and or xor lt le gt ge".split():
        setattr(Opaque, f"__{name}__", asked_of_two(f"__{name}__"))


_opaque_operators()


class Pending:
    """Stands for a result that is not known yet; agrees with everything. A walk along its attributes ends after a few: what
    agrees with everything has no last node."""

    def __init__(self, session, ref=None):
        self.__dict__.update(_session=session, _ref=ref, _steps=0)

    def __call__(self, *args, **kwargs):
        if self._ref is None:
            raise Lost
        return self._session.invoke({"ref": self._ref}, (), args, kwargs)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if self._ref is None or self._steps >= 4:
            raise Lost
        part = self._session.read({"ref": self._ref}, [name])
        part.__dict__["_steps"] = self._steps + 1
        return part

    __hash__ = object.__hash__


def _pending_operators():
    def same(self, *_):
        return Pending(self._session)

    for name in (
        "add radd sub rsub mul rmul truediv rtruediv floordiv rfloordiv mod rmod pow rpow and rand or ror xor rxor "
        "neg pos abs invert round getitem lshift rshift"
    ).split():
        setattr(Pending, f"__{name}__", same)
    for name in "eq ne lt le gt ge contains bool".split():
        setattr(Pending, f"__{name}__", lambda self, *_: True)
    for name, value in (("int", 1), ("index", 1), ("len", 1), ("float", 1.0), ("str", ""), ("complex", 1j)):
        setattr(Pending, f"__{name}__", lambda self, value=value: value)
    Pending.__iter__ = lambda self: iter(())


_pending_operators()


theirs = (Remote, Opaque, Pending)


class Names(dict):
    """A namespace in which an unknown name is the candidate's, and so are these built-in ones."""

    def __init__(self, session_of, own):
        super().__init__(__name__="tests")
        self.session_of, self.own = session_of, own

    def __missing__(self, name):
        if hasattr(builtins, name) and name not in self.own:
            return getattr(builtins, name)
        return Remote(self.session_of(), name)


class Prepare(ast.NodeTransformer):
    """While recording, an assertion about a value that is not known yet must not end the test. And a name that is not
    called is read, since only then can it turn out to be a number or a list. Where floats may err or lists have no order,
    == and != allow it."""

    def __init__(self, lenient):
        self.lenient = lenient

    def visit_Compare(self, node):
        self.generic_visit(node)
        if not self.lenient or len(node.ops) != 1 or not isinstance(node.ops[0], (ast.Eq, ast.NotEq)):
            return node
        equal = ast.Call(ast.Name("_rlvr_equal", ast.Load()), [node.left, *node.comparators], [])
        made = equal if isinstance(node.ops[0], ast.Eq) else ast.UnaryOp(ast.Not(), equal)
        return ast.fix_missing_locations(ast.copy_location(made, node))

    def visit_Name(self, node):
        if not isinstance(node.ctx, ast.Load):
            return node
        read = ast.Call(ast.Name("_rlvr_read", ast.Load()), [node], [])
        return ast.fix_missing_locations(ast.copy_location(read, node))

    def visit_Call(self, node):
        if not isinstance(node.func, ast.Name):
            node.func = self.visit(node.func)
        node.args = [self.visit(part) for part in node.args]
        node.keywords = [self.visit(part) for part in node.keywords]
        return node

    def visit_Attribute(self, node):
        if not isinstance(node.value, ast.Name):
            node.value = self.visit(node.value)
        return node

    def visit_ExceptHandler(self, node):
        node.body = [self.visit(part) for part in node.body]
        if node.type is not None:
            node.type = ast.Call(ast.Name("_rlvr_caught", ast.Load()), [node.type], [])
        return node

    def tolerant(self, node):
        self.generic_visit(node)
        handler = ast.parse("try:\n pass\nexcept Exception:\n _rlvr_tolerate()").body[0]
        handler.body = [node]
        return ast.copy_location(handler, node)

    visit_Assert = visit_With = tolerant

    def visit_Expr(self, node):
        if isinstance(node.value, (ast.Constant, ast.Yield, ast.YieldFrom, ast.Await)):
            return self.generic_visit(node)
        return self.tolerant(node)


def same_items(left, right):
    """Whether two lists hold the same in any order, each as often; the order inside of what they hold counts."""
    if type(left) is not list or type(right) is not list or len(left) != len(right):
        return False
    try:
        return collections.Counter(map(hashed, left)) == collections.Counter(map(hashed, right))
    except TypeError:
        return False


def hashed(value):
    if isinstance(value, (list, tuple)):
        return type(value), tuple(map(hashed, value))
    if isinstance(value, dict):
        return dict, frozenset((key, hashed(part)) for key, part in value.items())
    return frozenset(value) if isinstance(value, set) else value


def equal(left, right, tolerance):
    """As ==, or numbers of which one is a float and that differ within the tolerance, also inside lists and dictionaries."""
    same = left == right
    if same or type(same) is not bool or tolerance is None:
        return same
    kinds = {type(left), type(right)}
    if float in kinds and kinds <= {int, float}:
        return near(left, right, tolerance)
    if len(kinds) != 1 or len(kinds & {list, tuple, dict}) != 1 or len(left) != len(right):
        return False
    if kinds == {dict}:
        return all(key in right and equal(part, right[key], tolerance) for key, part in left.items())
    return all(equal(*parts, tolerance) for parts in zip(left, right))


def near(left, right, tolerance):
    """Which of the two is the expected one is not known here: the greater is taken for the size."""
    try:
        error, size = abs(left - right), max(abs(left), abs(right))
    except OverflowError:
        return False
    # Infinity is no further from anything than a share of itself.
    if not math.isfinite(error):
        return False
    if not isinstance(tolerance, dict):
        return error <= tolerance * max(1, size)
    return error <= tolerance.get("absolute", 0) or error <= tolerance.get("relative", 0) * size


def shadowed(test, setup):
    """Built-in functions that the candidate must define itself, since the test calls nothing else: `assert sum(1, 2) == 3`."""
    if test["entry_point"]:
        return {test["entry_point"].partition("().")[0]}
    names = Names(lambda: None, ())
    load_setup(setup, names)
    try:
        nodes = list(ast.walk(ast.parse(test["source"])))
    except SyntaxError:
        return set()
    bound = {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    bound |= {(node.asname or node.name).partition(".")[0] for node in nodes if isinstance(node, ast.alias)}
    bound |= {node.name for node in nodes if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    bound |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    read = {node.id for node in nodes if isinstance(node, ast.Name)} - bound - set(names)
    if not all(hasattr(builtins, name) for name in read):
        return set()
    return {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)} - bound


def run_test(test, order):
    setup, tolerance, unordered = order["setup"], order["tolerance"], order["unordered"]
    own = shadowed(test, setup)
    calls, answers = list(test["calls"]), test["answers"]
    names = Names(lambda: session, own)
    load_setup(setup, names)
    before = dict(names)
    classes = {name: value for name, value in names.items() if isinstance(value, type) and value.__module__ == "tests"}
    session = Session(calls, answers, classes, order["speculate"])

    def tolerate():
        if not session.recording:
            raise

    names["_rlvr_tolerate"] = tolerate
    names["_rlvr_caught"] = session.caught
    names["isinstance"] = lambda value, kinds: is_instance(session, value, kinds)
    names["_rlvr_equal"] = lambda *pair: equal(*pair, tolerance) or unordered and same_items(*pair)
    names["_rlvr_read"] = lambda value: session.read(value._target) if type(value) is Remote else value
    if test["entry_point"]:
        names.pop(test["entry_point"], None)
    reason = ""
    collect = collector(session)
    try:
        tree = ast.fix_missing_locations(Prepare(unordered or tolerance is not None).visit(ast.parse(test["source"])))
        exec(compile(tree, "tests.py", "exec", dont_inherit=True), names)
        check = names.get("check")
        candidate = entry_point(test["entry_point"], session)
        if isinstance(check, types.FunctionType) and candidate is not None:
            check(candidate)
        elif collect:
            collect.run(names, before, session)
        passed = True
    except StopRecording:
        passed = False
    except AssertionError as error:
        passed, reason = False, ("assertion failed: " + str(error)).strip(": ")
    except (wire.Unsendable, wire.NotProvided) as error:
        return {"state": "broken", "reason": str(error)}
    except BaseException as error:
        passed, reason = False, getattr(error, "from_candidate", "") or f"{type(error).__name__}: {error}"
        if not session.position:
            return {"state": "broken", "reason": f"the test does not run: {reason}"}
        raised = hasattr(error, "from_candidate")
        if not session.recording:
            return {"state": "raised" if raised else "failed", "reason": reason[:300]}
    if session.recording:
        return {"state": "more", "calls": calls, "classes": sorted(classes)}
    if not session.position:
        return {"state": "broken", "reason": "the test never calls the program"}
    return {"state": "passed" if passed else "failed", "reason": reason[:300]}


def entry_point(text, session):
    """`f`, or `Solution().f`: a fresh instance for every call."""
    if not text:
        return None
    head, made, tail = text.partition("().")
    if not made:
        return Remote(session, head)
    return lambda *args, **kwargs: getattr(Remote(session, head)(), tail)(*args, **kwargs)


def collector(session):
    """What finds the tests of a file, where the judge sent it along: most tests are a `check` or assertions."""
    if not os.path.exists("_rlvr_collect.code"):
        return None
    for name in ("_rlvr_pytest", "_rlvr_collect"):
        if name not in sys.modules:
            module = sys.modules[name] = types.ModuleType(name)
            exec(_rlvr_load(f"{name}.code"), module.__dict__)
    collect = sys.modules["_rlvr_collect"]
    collect.install(session, lambda name: Remote(session, name))
    return collect


def is_instance(session, value, kinds):
    """As isinstance; of the candidate's own objects and classes the candidate is asked."""
    if isinstance(value, Pending):
        return True
    if isinstance(kinds, tuple):
        return any(is_instance(session, value, kind) for kind in kinds)
    if not isinstance(kinds, theirs):
        return isinstance(value, kinds)
    return session.invoke({"root": "isinstance"}, (), (value, kinds), {}) is True or session.recording


def load_setup(setup, names):
    """The setup may be the head of a function that the completion goes on with."""
    for source in (setup, setup.rstrip() + "\n    pass\n"):
        try:
            code = compile(source, "setup.py", "exec", dont_inherit=True)
        except SyntaxError:
            continue
        try:
            exec(code, names)
        except Exception:
            pass
        return


def main():
    with open("_rlvr_order.json") as file:
        order = json.load(file)
    states = [run_test(test, order) for test in order["tests"]]
    with open("_rlvr_report", "w") as file:
        json.dump(states, file)


sys.setrecursionlimit(10000)
main()
