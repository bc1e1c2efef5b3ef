import { z } from 'zod';
import type { CodeGroundTruth } from '#verifiers/code/ground-truth.js';
import { plural } from '#verifiers/plural.js';
import { parseExactJson } from '../exact-json.js';
import { RowError } from '../problem.js';

/** Tests as APPS, TACO and the trainers write them: lists side by side; with `fn_name` the tests are calls. */
export const inputOutput = z.looseObject({
  inputs: z.array(z.unknown()),
  outputs: z.array(z.unknown()),
  fn_name: z.string().nullish(),
});
export type InputOutput = z.infer<typeof inputOutput>;

/** `inputs` and `outputs` from the JSON text that most files hold. */
export function parseInputOutput(field: string, value: unknown): InputOutput {
  const parsed = inputOutput.safeParse(typeof value === 'string' ? exact(field, value) : value);
  if (parsed.success) return parsed.data;
  throw new RowError(field, `${field} does not hold lists named inputs and outputs`);
}

/** How a call reaches the function: where the code to start from is a class, it is a method. */
export function entryPoint(
  name: string | null | undefined,
  starter: string | null | undefined,
): string | null {
  if (!name) return null;
  return /^class Solution\b/m.test(starter ?? '') ? `Solution().${name}` : name;
}

export function testsTruth(field: string, { inputs, outputs, fn_name }: InputOutput): CodeGroundTruth {
  if (inputs.length !== outputs.length) {
    throw new RowError(
      field,
      `${field} has ${inputs.length} ${plural(inputs.length, 'input')} and ${outputs.length} ${plural(outputs.length, 'output')}`,
    );
  }
  if (inputs.length === 0) throw new RowError(field, `${field} has no test`);
  if (fn_name == null) {
    const tests = inputs.map((input, at) => ({
      stdin: lines(field, input),
      stdout: lines(field, outputs[at]),
    }));
    return { verifier: 'code', language: 'python', tests };
  }
  const expected = unwrapped(outputs);
  const tests = inputs.map((input, at) => ({
    args: arguments_(field, input) as z.core.util.JSONType[],
    expected: (typeof input === 'string' ? exact(field, expected[at]) : expected[at]) as z.core.util.JSONType,
  }));
  return { verifier: 'code', language: 'python', entry_point: fn_name, tests };
}

/** Standard input or output, which some rows hold as a list of lines. */
function lines(field: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((line) => typeof line === 'string')) return value.join('\n');
  throw new RowError(field, `${field} holds a test that is neither text nor lines of text`);
}

/** A call's arguments: a list, or JSON text with one argument to a line. */
function arguments_(field: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string')
    throw new RowError(field, `${field} holds a call whose arguments are no list`);
  return value
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => exact(field, line));
}

/** APPS wraps each expected value in a list of one. */
function unwrapped(outputs: readonly unknown[]): readonly unknown[] {
  const wrapped = outputs.every((output) => Array.isArray(output) && output.length === 1);
  return wrapped ? outputs.map((output) => (output as unknown[])[0]) : outputs;
}

/** A value whose every number a double holds: a test with a rounded number would judge wrongly. */
function exact(field: string, text: unknown): unknown {
  if (typeof text !== 'string') return text;
  let parsed: ReturnType<typeof parseExactJson>;
  try {
    parsed = parseExactJson(text);
  } catch {
    throw new RowError(field, `${field} is not JSON text`);
  }
  if (parsed.longNumbers === undefined) return parsed.value;
  throw new RowError(field, `${field}: ${parsed.longNumbers[0]} has more digits than a JSON number holds`);
}
