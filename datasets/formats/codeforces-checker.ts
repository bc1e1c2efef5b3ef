/**
 * A checker of open-r1's Codeforces as one of testlib's. Theirs is called with input, right output, given output, and prints 1 or 0; ours
 * with input, given output, right output, and its exit status is the verdict.
 *
 * These checkers were generated and trust the output that they read: many end with an exception when it is no list of numbers. So a
 * checker that fails is asked about the right output too. If it takes that one, the given output is what broke it, and is wrong;
 * otherwise the checker is broken, which is a fault of the judge.
 */
export function checkerProgram(source: string): { language: 'python'; source: string } {
  return { language: 'python', source: `CHECKER = ${JSON.stringify(source)}\n${around}` };
}

const around = `
import contextlib, io, re, sys

def points(given, output, answer):
    sys.argv = ["checker.py", given, answer, output]
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        try:
            exec(compile(CHECKER, "checker.py", "exec"), {"__name__": "__main__"})
        except SystemExit:
            pass
    found = re.findall(r"[-+]?\\d+(?:\\.\\d+)?", said.getvalue())
    if not found:
        raise ValueError("the checker prints no number")
    return float(found[-1])

given, output, answer = sys.argv[1:4]
try:
    share = points(given, output, answer)
except Exception as error:
    try:
        sound = points(given, answer, answer) >= 1
    except Exception:
        sound = False
    print("the checker cannot read the output:" if sound else "the checker fails:", repr(error)[:200], file=sys.stderr)
    sys.exit(1 if sound else 3)
if 0 < share < 1:
    print("points", share, file=sys.stderr)
    sys.exit(7)
sys.exit(0 if share >= 1 else 1)
`;
