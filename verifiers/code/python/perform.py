"""The candidate's side: loads the solution, performs the calls in order and writes one line for each. Nothing here knows
what an answer should be, so nothing here is worth forging."""
import json
import os
import sys
import types

import _rlvr_wire as wire


def main():
    with open("_rlvr_order.json") as file:
        order = json.load(file)
    with open("solution.py") as file:
        source = file.read()
    # Calls come one by one, each once the one before has its answer: a later one may be given what an earlier must return.
    questions = open("_rlvr_questions")
    out = os.open("_rlvr_answers", os.O_WRONLY)

    def say(line):
        os.write(out, (json.dumps(line) + "\n").encode())

    try:
        code = compile(source, "solution.py", "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        say({"compile_error": f"{type(error).__name__}: {error}"})
        sys.exit(1)
    module = types.ModuleType("solution")
    sys.modules["solution"] = module
    if order["nodes"]:
        module.__dict__.update(ListNode=ListNode, TreeNode=TreeNode)
    exec(code, module.__dict__)
    printed = Printed() if order["printed"] else None
    results = []
    for _ in range(order["calls"]):
        call = json.loads(questions.readline())
        answer = perform(call, module.__dict__, results, order["classes"], order["nodes"])
        if printed:
            answer["printed"] = printed.take()
        say(answer)


_most_printed = 65536


class Printed:
    """What is printed between two calls, for tests that look at it; it goes to its stream as well, whose limit counts."""

    def __init__(self):
        self.texts = []
        for stream in (sys.stdout, sys.stderr):
            self.texts.append([])
            self.listen(stream, self.texts[-1])

    def listen(self, stream, parts):
        write = stream.write

        def keep(text):
            if sum(map(len, parts)) < _most_printed:
                parts.append(text)
            return write(text)

        stream.write = keep

    def take(self):
        texts = ["".join(part for part in parts if isinstance(part, str)) for parts in self.texts]
        for parts in self.texts:
            parts.clear()
        return texts


class Missing(NameError):
    """The candidate has no such name."""


def perform(call, names, results, class_names, nodes=None):
    classes = {name: names[name] for name in class_names if isinstance(names.get(name), type)}

    try:
        result = find(call, names, results)
        if "arguments" in call:
            args, kwargs = wire.decode(call["arguments"], classes, lambda entry: find(entry[3], names, results))
            if nodes:
                args = [node_of(arg, kind, names) for arg, kind in zip(args, kinds_of(result, len(args), nodes))]
            result = result(*args, **kwargs)
            if nodes:
                result = plain_of(result)
        results.append(result)
        answer = {"result": wire.encode(result, classes, lambda value: opaque(value, call["index"]))}
        if "arguments" not in call or nodes:
            return answer
        try:
            after = wire.encode((args, kwargs), classes)
            if json.dumps(after) != json.dumps(call["arguments"]):
                answer["after"] = after
        except wire.Unsendable:
            pass
        return answer
    except Exception as error:
        del results[call["index"] :]
        results.append(None)
        kinds = type(error).__mro__
        answer = {
            "raised": type(error).__name__,
            "bases": [kind.__name__ for kind in kinds if kind.__module__ == "builtins"],
            "own": [kind.__name__ for kind in kinds if kind.__module__ != "builtins"],
            "message": str(error)[:500],
        }
        if type(error) is Missing:
            return dict(answer, raised="NameError", missing=True)
        try:
            answer["fields"] = wire.encode((error.args, vars(error)), classes)
        except Exception:
            pass
        return answer


def find(place, names, results):
    """A name of the solution or the result of an earlier call, or something that hangs on one."""
    if "ref" in place:
        target = results[place["ref"]]
    else:
        name = place["root"]
        if name not in names and name not in names["__builtins__"]:
            raise Missing(f"name {name!r} is not defined")
        target = names[name] if name in names else names["__builtins__"][name]
    for attr in place["attrs"]:
        target = getattr(target, attr)
    return target


class ListNode:
    """LeetCode's; a solution or a setup may bring its own."""

    def __init__(self, val=0, next=None):
        self.val, self.next = val, next


class TreeNode:
    def __init__(self, val=0, left=None, right=None):
        self.val, self.left, self.right = val, left, right


def kinds_of(function, count, given):
    """What each argument is: as the ground truth says, else as the function's annotations do."""
    if given is not True:
        return [*given, *[None] * count][:count]
    code = getattr(function, "__code__", None)
    told = getattr(function, "__annotations__", {})
    first = 1 if hasattr(function, "__self__") else 0
    names = code.co_varnames[first : first + count] if code else ()
    kinds = []
    for name in (*names, *[None] * (count - len(names))):
        text = str(told.get(name, ""))
        kind = next((kind for kind in ("ListNode", "TreeNode") if kind in text), None)
        kinds.append(kind + "[]" if kind and "list[" in text.lower() else kind)
    return kinds


def node_of(value, kind, names):
    if kind is None or value is None:
        return value
    if kind.endswith("[]"):
        return [node_of(part, kind[:-2], names) for part in value]
    make = names.get(kind) or globals()[kind]
    if kind == "ListNode":
        head = None
        for part in reversed(value):
            node = make(part)
            node.next, head = head, node
        return head
    parts = iter(value)
    first = next(parts, None)
    root = None if first is None else make(first)
    level = [root] if root else []
    for node in level:
        for side in ("left", "right"):
            part = next(parts, None)
            setattr(node, side, None if part is None else make(part))
            if part is not None:
                level.append(getattr(node, side))
    return root


_most_nodes = 1_000_000


def plain_of(value):
    """A list or a tree as LeetCode writes it: values in order, or level by level with null for what is not there."""
    kind = type(value).__name__
    if kind == "list":
        return [plain_of(part) for part in value]
    if kind == "ListNode":
        values = []
        while value is not None:
            values.append(value.val)
            value = value.next
            if len(values) > _most_nodes:
                raise ValueError("a list of nodes without an end")
        return values
    if kind != "TreeNode":
        return value
    values, level = [], [value]
    for node in level:
        values.append(None if node is None else node.val)
        if node is not None:
            level += [node.left, node.right]
        if len(level) > _most_nodes:
            raise ValueError("a tree of nodes without an end")
    while values and values[-1] is None:
        values.pop()
    return values


def opaque(value, index):
    return ["opaque", type(value).__name__, bool(value), index]


main()
