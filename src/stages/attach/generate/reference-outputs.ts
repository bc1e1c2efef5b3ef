/** What reference programs answer to inputs, found by running them in the sandbox. */
import type { Program, Run } from '#sandboxes/sandbox.js';
import type { CodeGroundTruth } from '#verifiers/code/ground-truth.js';
import { limitsOf } from '#verifiers/code/limits.js';
import type { TestCalls } from './test-calls.js';
import { pythonText, Tuple, type Value } from './values.js';

export type RunProgram = (program: Program, limits: ReturnType<typeof limitsOf>) => Promise<Run>;

/** An input of either form. */
export type Input = { readonly stdin: string } | { readonly args: readonly Value[] };
/** What a program answered; undefined where it failed, or answered what its test could not say exactly. */
export type Output = string | undefined;

const entry = 'main.py';

/** The output of each input, in order. @param calls how the tests call a function, null for standard input @param seed what Python's chance starts from: another for every run that is compared @throws where there is no sandbox */
export async function outputsOf(
  program: string,
  inputs: readonly Input[],
  truth: CodeGroundTruth,
  calls: TestCalls | null,
  run: RunProgram,
  seed: number,
): Promise<Output[]> {
  const limits = limitsOf(truth);
  // A sandbox that starts every run from the same state would make chance look like an answer.
  const chance = `import random as _rlvr_random; _rlvr_random.seed(${seed})`;
  const source = [chance, truth.setup, program, truth.test_setup].filter(Boolean).join('\n');
  if (calls === null) {
    const runs = inputs.map((input) =>
      run(
        {
          language: 'python',
          files: { [entry]: source, ...truth.files },
          entry,
          stdin: 'stdin' in input ? input.stdin : '',
        },
        limits,
      ),
    );
    return (await Promise.all(runs)).map(({ ending, exitCode, stdout }) =>
      ending === 'exited' && exitCode === 0 && stdout.trim() !== '' ? stdout : undefined,
    );
  }
  const args = inputs.map((input) => pythonText(new Tuple('args' in input ? input.args : [])));
  const asked = { args, python: calls.outputs === 'python', exactly: truth.tolerance === undefined };
  const files = { [entry]: `${source}\n${caller(calls.entryPoint)}` };
  const { stdout } = await run({ language: 'python', files, entry, stdin: JSON.stringify(asked) }, limits);
  const told = stdout.split('\n').filter((line) => line.startsWith(mark));
  return inputs.map((_, at) => {
    const line = told[at]?.slice(mark.length);
    return line === undefined || line === '' ? undefined : line;
  });
}

const mark = 'rlvr> ';

/**
 * Calls the function with each of the arguments. A value that its test would say otherwise (in JSON a set, anywhere a float that is no
 * number or an integer beyond 2^53) gives no line; nor does, where floats are compared exactly, a float that the same steps in another
 * order may round otherwise.
 */
const caller = (entryPoint: string): string => `
def _rlvr_calls():
    import ast, contextlib, io, json, math, sys

    asked = json.loads(sys.stdin.read())
    python, exactly = asked["python"], asked["exactly"]

    def text_of(value):
        kind = type(value)
        if value is None or kind is bool or kind is str or (kind is int and abs(value) < 2 ** 53):
            return repr(value) if python else json.dumps(value)
        if kind is float and math.isfinite(value) and (value * 1024 % 1 == 0 or not exactly):
            return repr(value)
        if kind is tuple and python:
            return "(" + ", ".join(map(text_of, value)) + ("," if len(value) == 1 else "") + ")"
        if kind is list or kind is tuple:
            return "[" + ", ".join(map(text_of, value)) + "]"
        if kind is set and python and value:
            return "{" + ", ".join(sorted(map(text_of, value))) + "}"
        if kind is dict and (python or all(type(key) is str for key in value)):
            return "{" + ", ".join(sorted(text_of(key) + ": " + text_of(one) for key, one in value.items())) + "}"
        raise TypeError

    out = sys.stdout
    for args in asked["args"]:
        text = ""
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                text = text_of(${entryPoint}(*ast.literal_eval(args)))
        except Exception:
            pass
        out.write("${mark}" + text + "\\n")
        out.flush()

_rlvr_calls()
`;
