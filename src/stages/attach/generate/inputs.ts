import { type Random, random } from '#datasets/random.js';
import { limitsOf } from '#verifiers/code/limits.js';
import { testsOf } from '#verifiers/code/test-form.js';
import type { CodeProblem } from '../examine-tests.js';
import { callInputs } from './call-inputs.js';
import type { Input, RunProgram } from './reference-outputs.js';
import type { Generation } from './settings.js';
import type { Size } from './shape.js';
import { stdinInputs } from './stdin-inputs.js';
import { callKey, type TestCalls } from './test-calls.js';
import type { Value } from './values.js';

/** Every fourth input has the least sizes that were seen, every fourth the greatest. */
const sizes: readonly Size[] = ['least', 'any', 'most', 'any'];

/**
 * New inputs of the form of the problem's tests, each once; none where their form is not known here.
 * @param calls how the tests call a function, null where they do not
 */
export async function inputsFor(
  problem: CodeProblem,
  calls: TestCalls | null,
  seed: number,
  given: Generation,
  run: RunProgram,
): Promise<Input[]> {
  const stdin = stdinOf(problem);
  if (calls === null && stdin.length === 0) return [];
  const written = given.inputs[problem.id];
  const drawn =
    written === undefined
      ? drawInputs(problem.id, calls?.examples ?? stdin, seed, given)
      : await writtenInputs(written, calls !== null, given.count, problem, run);
  const known = new Set([...stdin, ...(calls?.examples ?? []).map(callKey)]);
  return drawn.filter((input) => {
    const text = 'stdin' in input ? input.stdin : callKey(input.args);
    if (known.has(text)) return false;
    known.add(text);
    return true;
  });
}

function stdinOf({ ground_truth: truth }: CodeProblem): string[] {
  const tests = testsOf(truth);
  return tests?.form === 'stdin' ? tests.tests.map(({ stdin }) => stdin) : [];
}

function drawInputs(
  id: string,
  examples: readonly string[] | readonly (readonly Value[])[],
  seed: number,
  { count, widen }: Generation,
): Input[] {
  const stream = (n: number): [Random, Size] => [random('tests', seed, id, n), sizes[n % 4] as Size];
  const each = Array.from({ length: count }, (_, n) => n);
  if (isTexts(examples)) {
    const make = stdinInputs(examples, widen);
    return make === undefined ? [] : each.map((n) => ({ stdin: make(...stream(n)) }));
  }
  const make = callInputs(examples, widen);
  return make === undefined ? [] : each.map((n) => ({ args: make(...stream(n)) }));
}

function isTexts(examples: readonly unknown[]): examples is readonly string[] {
  return typeof examples[0] === 'string';
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

function argumentsOf(text: string): Value[] | undefined {
  try {
    const value = JSON.parse(text) as Value;
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
