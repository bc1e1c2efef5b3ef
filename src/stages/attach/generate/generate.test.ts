/** Tests made from references, with the real judge and sandbox. */
import { afterAll, expect, test } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import { openJudge } from '../../../judge/judge.js';
import type { Result } from '../../../pipeline/stage.js';
import { attach } from '../index.js';

const judge = openJudge({ jobs: 2, sandbox: 'auto' });
afterAll(() => judge.close());

async function made(problem: Partial<Problem>, generate: object, settings = {}): Promise<Result> {
  const context = {
    ...{ seed: 1, jobs: 1, told: () => undefined, resolve: (path: string) => path, sourceRank: () => 0 },
    ...{ judge: judge.judge, run: judge.run },
  };
  const stage = await attach.open(attach.settings.parse({ generate, ...settings }), context);
  const whole: Problem = {
    ...{ id: 't:1', domain: 'code', prompt: [{ role: 'user', content: 'Do it.' }] },
    ...{ source: { dataset: 't' }, tags: [], meta: {} },
    ...problem,
  };
  const [result] = await stage.apply([whole]);
  if (result === undefined) throw new Error('no result');
  return result;
}

const truth = (tests: object[], more = {}) =>
  ({ verifier: 'code', language: 'python', tests, ...more }) as Problem['ground_truth'];
const strength = (result: Result) => result.notes?.find(({ report }) => report === 'test-strength')?.row;
const testsOf = (result: Result) =>
  'kept' in result && result.kept.ground_truth?.verifier === 'code' ? result.kept.ground_truth.tests : [];

const clamp: Partial<Problem> = {
  ground_truth: truth(
    [
      { args: [9, 1], expected: 1 },
      { args: [0, 6], expected: 0 },
    ],
    { entry_point: 'least' },
  ),
  solution: 'def least(a, b):\n    if a < b:\n        return a\n    return b',
};

test('calls: inputs within what was seen, outputs of the reference, stronger tests, the same each time', async () => {
  const result = await made(clamp, { count: 30, mutants: 10 });
  const tests = testsOf(result) as { args: [number, number]; expected: number }[];
  expect(tests.length).toBeGreaterThan(15);
  for (const { args, expected } of tests) expect(expected).toBe(Math.min(...args));
  for (const { args } of tests) expect(args[0] <= 9 && args[1] >= 1 && args[1] <= 6).toBe(true);
  expect(strength(result)).toMatchObject({ tests_before: 2, tests_after: tests.length });
  expect(testsOf(await made(clamp, { count: 30, mutants: 0 }))).toEqual(tests);
});

test('standard input: mutants that the given tests let pass are caught by those that are made', async () => {
  const problem: Partial<Problem> = {
    ground_truth: truth([
      { stdin: '3\n1 1 1\n', stdout: '3\n' },
      { stdin: '2\n0 9\n', stdout: '9\n' },
    ]),
    solution: 'n = int(input())\nprint(sum(map(int, input().split())) - 0 if n > 0 else 1)',
  };
  const result = await made(problem, { count: 12, mutants: 20 });
  for (const test of testsOf(result) as { stdin: string; stdout: string }[]) {
    const [, ...words] = test.stdin.trim().split(/\s+/).map(Number);
    expect(Number(test.stdout)).toBe(words.reduce((a, b) => a + b, 0));
  }
  const row = strength(result) as { killed_before: number; killed_after: number; mutants: number };
  expect(row.killed_after).toBeGreaterThanOrEqual(row.killed_before);
  expect(row.killed_before).toBeGreaterThan(0);
});

test('outputs on which the references do not agree, or that change, make no test', async () => {
  const disputed = { ...clamp, references: ['def least(a, b):\n    return a if (a, b) in [(0, 6)] else 1'] };
  expect(
    testsOf(await made(disputed, { count: 20 }, { pass: 1, agree: 1 })).every(
      (one) => 'args' in one && (one.expected === 1 || one.args[0] === 0),
    ),
  ).toBe(true);
  const drawing = {
    ...clamp,
    ground_truth: truth(
      [
        { args: [1, 2], expected: 1 },
        { args: [5, 3], expected: 3 },
      ],
      { entry_point: 'least' },
    ),
    solution:
      'import random\ndef least(a, b):\n    if (a, b) in [(1, 2), (5, 3)]:\n        return min(a, b)\n    return random.random()',
  };
  expect(testsOf(await made(drawing, { count: 20 }))).toHaveLength(2);
});

test('inputs may be written in the recipe, and what is no list of arguments is passed over', async () => {
  const source = 'seed = int(input())\nprint([seed, 10 - seed] if seed < 5 else "none")';
  const result = await made(clamp, { count: 8, inputs: { 't:1': source } });
  expect(
    testsOf(result)
      .slice(2)
      .map((one) => 'args' in one && one.args),
  ).toEqual([0, 1, 2, 3, 4].map((n) => [n, 10 - n]));
});

test('values that JSON would change make no test', async () => {
  const sets = {
    ...clamp,
    solution: 'def least(a, b):\n    return {a} if (a, b) not in [(9, 1), (0, 6)] else min(a, b)',
  };
  expect(testsOf(await made(sets, { count: 10 }))).toHaveLength(2);
});

test("assertions that call the function with literals get more like them, with Python's own values", async () => {
  const problem: Partial<Problem> = {
    ground_truth: truth([
      { assert: 'assert around((1, 2), "ab") == {(1, 2): "ab"}' },
      { assert: 'assert around((3, 9), "c") == {(3, 9): "c"}' },
    ]),
    solution: 'def around(pair, text):\n    return {pair: text} if pair[0] < pair[1] else {text}',
  };
  const result = await made(problem, { count: 12, mutants: 5 }, { weak_tests: 'keep' });
  const asserts = testsOf(result).flatMap((one) => ('assert' in one ? one.assert : []));
  expect(asserts.length).toBeGreaterThan(6);
  expect(strength(result)).toMatchObject({ tests_before: 2, tests_after: asserts.length });
  for (const one of asserts)
    expect(one).toMatch(/^assert around\(\((\d), (\d)\), "([abc]+)"\) == (\{\(\1, \2\): .\3.\}|\{.\3.\})$/);
});

test('a float that rounding decides makes no test where floats are compared exactly', async () => {
  const scaled = (more: object) => ({
    ground_truth: truth(
      [
        { args: [1], expected: 0.5 },
        { args: [40], expected: 20 },
      ],
      { entry_point: 'scaled', ...more },
    ),
    solution: 'def scaled(n):\n    return n / 2 if n in (1, 40) else n / 3',
  });
  const isThird = (one: object) => 'expected' in one && !Number.isInteger(Number(one.expected) * 2);
  expect(testsOf(await made(scaled({}), { count: 40 })).filter(isThird)).toEqual([]);
  expect(testsOf(await made(scaled({ tolerance: 1e-9 }), { count: 40 })).some(isThird)).toBe(true);
});

test('assertions of another shape are weighed, though none are made; documentation is no program', async () => {
  const problem: Partial<Problem> = {
    ground_truth: truth([{ assert: 'assert not least(1, 2) != 1' }]),
    solution: 'def least(a, b):\n    """1 < 2 and 3 > 1"""\n    return a if a < b else b  # not a > b',
  };
  const result = await made(problem, { count: 10 }, { weak_tests: 'keep' });
  expect(testsOf(result)).toHaveLength(1);
  expect(strength(result)).toMatchObject({ mutants: 2, killed_before: 1, survivors: ['line 3: < → <='] });
});
