"""The candidate's side: loads the solution, performs the calls in order and writes one line for each. Nothing here knows
what an answer should be, so nothing here is worth forging."""
import json
import os
import sys
import types

import _rlvr_wire as wire


def main():
    with open("_rlvr_calls.json") as file:
        order = json.load(file)
    with open("solution.py") as file:
        source = file.read()
    out = os.open("_rlvr_report", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)

    def say(line):
        os.write(out, (json.dumps(line) + "\n").encode())

    try:
        code = compile(source, "solution.py", "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        say({"compile_error": f"{type(error).__name__}: {error}"})
        sys.exit(1)
    module = types.ModuleType("solution")
    sys.modules["solution"] = module
    exec(code, module.__dict__)
    say({"loaded": True})
    results = []
    for call in order["calls"]:
        say(perform(call, module.__dict__, results, order["classes"]))


def perform(call, names, results, class_names):
    classes = {name: names[name] for name in class_names if isinstance(names.get(name), type)}

    try:
        result = find(call, names, results)
        if "arguments" in call:
            args, kwargs = wire.decode(call["arguments"], classes, lambda entry: find(entry[3], names, results))
            result = result(*args, **kwargs)
        results.append(result)
        answer = {"result": wire.encode(result, classes, lambda value: opaque(value, call["index"]))}
        if "arguments" not in call:
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
        return {"raised": type(error).__name__, "message": str(error)[:500]}


def find(place, names, results):
    """A name of the solution or the result of an earlier call, or something that hangs on one."""
    if "ref" in place:
        target = results[place["ref"]]
    else:
        name = place["root"]
        if name not in names and name not in names["__builtins__"]:
            raise NameError(f"name {name!r} is not defined")
        target = names[name] if name in names else names["__builtins__"][name]
    for attr in place["attrs"]:
        target = getattr(target, attr)
    return target


def opaque(value, index):
    return ["opaque", type(value).__name__, bool(value), index]


main()
