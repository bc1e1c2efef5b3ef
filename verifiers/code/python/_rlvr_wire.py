"""Plain data between two interpreters, as JSON. Values of built-in types keep their type, shared and cyclic structure
included; an instance of a class that `classes` knows travels as its fields; everything else becomes opaque, and an opaque
value equals nothing."""
import builtins
import collections
import decimal
import fractions
import types

_iterators = (types.GeneratorType, map, filter, zip, enumerate, reversed, type(iter([])), type(iter(())), type(iter(())))
_most_items = 1_000_000


class Unsendable(Exception):
    """A value that cannot be sent as plain data."""


class NotProvided(BaseException):
    """What the tests ask for and the judge does not have: nothing that a test may catch."""

    def __init__(self, what):
        super().__init__(f"the tests use {what}, which the judge does not provide")


def encode(value, classes=(), opaque=None):
    """Returns {"v": item, "t": table}. `opaque(value)` writes what has no plain form, or raises Unsendable."""
    table, seen, keep, work = [], {}, [], []

    def item(value):
        kind = type(value)
        if value is None or kind is bool or kind is str:
            return value
        if kind is int:
            return value if -(2**53) < value < 2**53 else ["i", hex(value)]
        if kind is float:
            return ["f", float.__repr__(value)]
        known = seen.get(id(value))
        if known is None:
            known = seen[id(value)] = len(table)
            keep.append(value)
            table.append(None)
            if len(table) > _most_items:
                raise Unsendable("too large")
            work.append((known, value))
        return ["@", known]

    first = item(value)
    while work:
        index, value = work.pop()
        table[index] = _entry(value, item, classes, opaque)
    return {"v": first, "t": table}


def _entry(value, item, classes, opaque):
    kind = type(value)
    if kind.__name__ in classes and kind is classes[kind.__name__]:
        return ["object", kind.__name__, [[key, item(part)] for key, part in vars(value).items()]]
    if isinstance(value, dict):
        return ["dict", [[item(key), item(part)] for key, part in dict.items(value)]]
    for name, base in (("list", list), ("tuple", tuple), ("set", set), ("frozenset", frozenset), ("deque", collections.deque)):
        if isinstance(value, base):
            return [name, [item(part) for part in base.__iter__(value)]]
    if isinstance(value, (bytes, bytearray)):
        return ["bytearray" if isinstance(value, bytearray) else "bytes", bytes(value).hex()]
    if kind is range:
        return ["range", [item(value.start), item(value.stop), item(value.step)]]
    if kind is complex:
        return ["complex", [repr(value.real), repr(value.imag)]]
    if kind is decimal.Decimal:
        return ["decimal", str(value)]
    if kind is fractions.Fraction:
        return ["fraction", [item(value.numerator), item(value.denominator)]]
    if kind in (type({}.keys()), type({}.values()), type({}.items())):
        return [kind.__name__, [item(part) for part in value]]
    if isinstance(value, _iterators):
        parts = []
        for part in value:
            parts.append(item(part))
            if len(parts) > _most_items:
                raise Unsendable("endless iterator")
        return ["iterator", parts]
    for name, base in (("int", int), ("float", float), ("str", str)):
        if isinstance(value, base):
            return ["plain", item(base.__int__(value) if base is int else base.__float__(value) if base is float else base.__str__(value))]
    name = getattr(value, "__name__", None)
    if isinstance(name, str) and getattr(builtins, name, None) is value:
        return ["builtin", name]
    if opaque is None:
        raise Unsendable(f"a value of type {kind.__name__}")
    return opaque(value)


def decode(document, classes=(), opaque=None):
    """The value of `encode`, built from built-in types and `classes` only. `opaque(entry)` makes what was opaque."""
    table = document["t"]
    made = {}

    def leaf(item):
        if not isinstance(item, list):
            return item
        if item[0] == "i":
            return int(item[1], 16)
        return float(item[1])

    def get(item):
        if isinstance(item, list) and item[0] == "@":
            return made[item[1]]
        return leaf(item)

    def children(entry):
        kind = entry[0]
        if kind in ("dict", "object"):
            pairs = entry[-1]
            return [part for pair in pairs for part in (pair if kind == "dict" else pair[1:])]
        if kind == "plain":
            return [entry[1]]
        return entry[1] if isinstance(entry[1], list) and kind not in ("complex", "opaque") else []

    # Mutable containers exist before they are filled, so that a cycle can close on them.
    for index, entry in enumerate(table):
        empty = {"list": list, "dict": dict, "set": set, "deque": collections.deque}.get(entry[0])
        if empty:
            made[index] = empty()
        elif entry[0] == "object":
            cls = classes[entry[1]]
            made[index] = cls.__new__(cls)
    waiting = [index for index in range(len(table)) if index not in made]
    stack = list(reversed(waiting))
    busy = set()
    while stack:
        index = stack[-1]
        if index in made:
            stack.pop()
            continue
        missing = [part[1] for part in children(table[index]) if isinstance(part, list) and part[0] == "@" and part[1] not in made]
        if missing:
            if index in busy:
                raise Unsendable("an immutable value that holds itself")
            busy.add(index)
            stack.extend(missing)
            continue
        made[index] = _value(table[index], get, opaque)
        stack.pop()
    for index, entry in enumerate(table):
        _fill(made[index], entry, get)
    return get(document["v"])


def _value(entry, get, opaque):
    kind, body = entry[0], entry[1]
    if kind == "opaque":
        return opaque(entry)
    if kind == "plain":
        return get(body)
    if kind == "builtin":
        return getattr(builtins, body)
    if kind in ("bytes", "bytearray"):
        return getattr(builtins, kind).fromhex(body)
    if kind == "complex":
        return complex(float(body[0]), float(body[1]))
    if kind == "decimal":
        return decimal.Decimal(body)
    parts = [get(part) for part in body]
    if kind == "range":
        return range(*parts)
    if kind == "fraction":
        return fractions.Fraction(*parts)
    if kind == "dict_keys":
        return dict.fromkeys(parts).keys()
    if kind == "dict_values":
        return dict(enumerate(parts)).values()
    if kind == "dict_items":
        return dict(parts).items()
    if kind == "iterator":
        return iter(parts)
    return {"tuple": tuple, "frozenset": frozenset}[kind](parts)


def _fill(value, entry, get):
    kind = entry[0]
    if kind in ("list", "deque"):
        value.extend(get(part) for part in entry[1])
    elif kind == "set":
        value.update(get(part) for part in entry[1])
    elif kind == "dict":
        value.update((get(key), get(part)) for key, part in entry[1])
    elif kind == "object":
        for key, part in entry[2]:
            object.__setattr__(value, key, get(part))


def copy_into(target, source):
    """Makes a mutable argument look as it did after the call."""
    if isinstance(target, (list, collections.deque)):
        target[:] = source
    elif isinstance(target, (dict, set)):
        target.clear()
        target.update(source)
    elif hasattr(target, "__dict__"):
        target.__dict__.clear()
        target.__dict__.update(source.__dict__)
