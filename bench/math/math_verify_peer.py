"""Judges JSON lines {gold, completion} with Math-Verify and writes {correct, ms} for each: the peer of run.ts."""
import json
import sys
import time

from math_verify import parse, verify

for line in sys.stdin:
    pair = json.loads(line)
    start = time.perf_counter()
    try:
        correct = bool(verify(parse("\\boxed{" + pair["gold"] + "}"), parse(pair["completion"])))
    except Exception:
        correct = False
    print(json.dumps({"correct": correct, "ms": (time.perf_counter() - start) * 1000}), flush=True)
