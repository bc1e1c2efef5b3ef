/** What reference programs answer to inputs, found by running them in the sandbox. */
import type { Program, Run } from '#sandboxes/sandbox.js';
import type { CodeGroundTruth } from '#verifiers/code/ground-truth.js';
import { limitsOf } from '#verifiers/code/limits.js';
import type { Json } from './shape.js';

export type RunProgram = (program: Program, limits: ReturnType<typeof limitsOf>) => Promise<Run>;

/** An input of either form. */
export type Input = { readonly stdin: string } | { readonly args: readonly Json[] };
/** What a program answered; undefined where it failed, or answered what JSON cannot say exactly. */
export type Output = string | undefined;

const entry = 'main.py';

/** The output of each input, in order. @param seed what Python's chance starts from: another for every run that is compared @throws where there is no sandbox */
export async function outputsOf(
  program: string,
  inputs: readonly Input[],
  truth: CodeGroundTruth,
  run: RunProgram,
  seed: number,
): Promise<Output[]> {
  const limits = limitsOf(truth);
  // A sandbox that starts every run from the same state would make chance look like an answer.
  const chance = `import random as _rlvr_random; _rlvr_random.seed(${seed})`;
  const source = [chance, truth.setup, program, truth.test_setup].filter(Boolean).join('\n');
  if (inputs.some((input) => 'stdin' in input)) {
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
  const args = inputs.map((input) => ('args' in input ? input.args : []));
  const files = { [entry]: `${source}\n${caller(truth.entry_point ?? '')}` };
  const { stdout } = await run({ language: 'python', files, entry, stdin: JSON.stringify(args) }, limits);
  const told = stdout.split('\n').filter((line) => line.startsWith(mark));
  return inputs.map((_, at) => {
    const line = told[at]?.slice(mark.length);
    return line === undefined || line === '' ? undefined : line;
  });
}

const mark = 'rlvr> ';

/**
 * Calls the function with each of the arguments. A value that JSON would change (a set, a float that is no number, an integer beyond 2^53)
 * gives no line: a test that says it otherwise would judge wrongly.
 */
function caller(entryPoint: string): string {
  return `
def _rlvr_calls():
    import contextlib, io, json, math, sys

    def exact(value):
        if value is None or isinstance(value, (bool, str)):
            return True
        if isinstance(value, int):
            return abs(value) < 2 ** 53
        if isinstance(value, float):
            return math.isfinite(value)
        if isinstance(value, (list, tuple)):
            return all(map(exact, value))
        return type(value) is dict and all(isinstance(key, str) and exact(one) for key, one in value.items())

    out = sys.stdout
    for args in json.loads(sys.stdin.read()):
        text = ""
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                value = ${entryPoint}(*args)
            if exact(value):
                text = json.dumps(value)
        except Exception:
            pass
        out.write("${mark}" + text + "\\n")
        out.flush()

_rlvr_calls()
`;
}
