import { type Random, random } from '#datasets/random.js';
import { limitsOf } from '#verifiers/code/limits.js';
import { testsOf } from '#verifiers/code/test-form.js';
import type { CodeProblem } from '../examine-tests.js';
import { callInputs } from './call-inputs.js';
import type { Input, RunProgram } from './reference-outputs.js';
import type { Generation } from './settings.js';
import type { Json, Size } from './shape.js';
import { stdinInputs } from './stdin-inputs.js';

/** Every fourth input has the least sizes that were seen, every fourth the greatest. */
const sizes: readonly Size[] = ['least', 'any', 'most', 'any'];

/** New inputs of the form of the problem's tests, each once; none where their form is not known here. */
export async function inputsFor(
  problem: CodeProblem,
  seed: number,
  given: Generation,
  run: RunProgram,
): Promise<Input[]> {
  const tests = testsOf(problem.ground_truth);
  if (tests === null || tests.form === 'source') return [];
  const isCall = tests.form === 'call';
  const written = given.inputs[problem.id];
  const drawn =
    written === undefined
      ? drawInputs(problem, seed, given)
      : await writtenInputs(written, isCall, given.count, problem, run);
  const known = new Set(problem.ground_truth.tests.map((test) => JSON.stringify(inputOf(test))));
  return drawn.filter((input) => {
    const text = JSON.stringify(input);
    if (known.has(text)) return false;
    known.add(text);
    return true;
  });
}

function inputOf(test: object): object {
  return 'stdin' in test ? { stdin: test.stdin } : { args: 'args' in test ? test.args : [] };
}

function drawInputs(problem: CodeProblem, seed: number, { count, widen }: Generation): Input[] {
  const tests = testsOf(problem.ground_truth);
  const stream = (n: number): [Random, Size] => [random('tests', seed, problem.id, n), sizes[n % 4] as Size];
  const each = Array.from({ length: count }, (_, n) => n);
  if (tests?.form === 'stdin') {
    const make = stdinInputs(
      tests.tests.map(({ stdin }) => stdin),
      widen,
    );
    return make === undefined ? [] : each.map((n) => ({ stdin: make(...stream(n)) }));
  }
  // Nodes are written as lists, and a list that is drawn may be no tree.
  if (tests?.form !== 'call' || problem.ground_truth.arg_types !== undefined) return [];
  const make = callInputs(
    tests.tests.map(({ args }) => args as Json[]),
    widen,
  );
  return make === undefined ? [] : each.map((n) => ({ args: make(...stream(n)) }));
}

async function writtenInputs(
  source: string,
  isCall: boolean,
  count: number,
  problem: CodeProblem,
  run: RunProgram,
): Promise<Input[]> {
  const files = { 'main.py': source };
  const runs = Array.from({ length: count }, (_, seed) =>
    run({ language: 'python', files, entry: 'main.py', stdin: `${seed}\n` }, limitsOf(problem.ground_truth)),
  );
  return (await Promise.all(runs)).flatMap(({ ending, exitCode, stdout }): Input[] => {
    if (ending !== 'exited' || exitCode !== 0) return [];
    if (!isCall) return [{ stdin: stdout }];
    const args = argumentsOf(stdout);
    return args === undefined ? [] : [{ args }];
  });
}

function argumentsOf(text: string): Json[] | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
