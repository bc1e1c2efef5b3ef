import { afterAll, expect, test } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import { openJudge } from '../../judge/judge.js';
import type { StageContext } from '../../pipeline/stage.js';
import { fateOf, gold } from './fate.test.data.js';

const judge = openJudge({ jobs: 1, sandbox: 'auto' });
afterAll(() => judge.close());

const wholeFate = (problem: Partial<Problem>, settings = {}, lent: StageContext['judge'] = judge.judge) =>
  fateOf(problem, settings, lent);

/** The problem as attach keeps it, or the reason for which it drops it. */
async function fate(...asked: Parameters<typeof wholeFate>) {
  const result = await wholeFate(...asked);
  return 'kept' in result ? result.kept : result.reason;
}

const calls = (tests: [number, number][], more: object = {}): Partial<Problem> => ({
  domain: 'code',
  ground_truth: {
    verifier: 'code',
    language: 'python',
    entry_point: 'twice',
    tests: tests.map(([given, expected]) => ({ args: [given], expected })),
  },
  solution: 'def twice(n):\n    return 2 * n',
  ...more,
});
const asserting = (tests: string[], solution: string, more: object = {}): Partial<Problem> => ({
  domain: 'code',
  ground_truth: { verifier: 'code', language: 'python', tests: tests.map((assert) => ({ assert })) },
  solution,
  ...more,
});

test('a solution that marks another answer is reported, and kept where the recipe says so', async () => {
  const problem = { ground_truth: gold('8'), solution: 'So $\\boxed{7}$.' };
  const notes = [{ report: 'disagreements', row: { solution_says: '7', rule: 'boxed' } }];
  expect(await wholeFate(problem)).toMatchObject({ reason: { code: 'reference-fails' }, notes });
  expect(await wholeFate(problem, { disagreements: 'keep' })).toMatchObject({ kept: { id: 't:1' }, notes });
});

test('several references: a test that most dispute is dropped and told, the others stay', async () => {
  const right = 'def twice(n):\n    return n + n';
  const problem = calls(
    [
      [2, 4],
      [3, 7],
      [5, 10],
    ],
    { references: [right, 'def twice(n):\n    return n << 1'] },
  );
  const result = await wholeFate(problem);
  expect(result).toMatchObject({
    kept: { ground_truth: { tests: [{ expected: 4 }, { expected: 10 }] } },
    notes: [{ report: 'dropped-tests', row: { test: 2, reason: 'disputed: 0 of 3 references agree' } }],
  });
});

test('several references: the solution is one that passes, and too few that do drop the problem', async () => {
  const wrong = 'def twice(n):\n    return n * n';
  const right = 'def twice(n):\n    return n + n';
  const tests: [number, number][] = [
    [2, 4],
    [3, 6],
    [0, 0],
  ];
  const problem = calls(tests, { solution: wrong, references: [right] });
  expect(await fate(problem, { agree: 0.5 })).toMatchObject({ code: 'disputed-tests' });
  const lenient = await fate(problem, { agree: 0.5, pass: 0.5 });
  expect(lenient).toMatchObject({ solution: right, ground_truth: { tests: [{}, { expected: 6 }, {}] } });
  expect(lenient).not.toHaveProperty('references');
});

test('several references: one that only breaks where another passes has no vote; one that answers otherwise has', async () => {
  const tests: [number, number][] = [
    [2, 4],
    [3, 6],
  ];
  const broken = 'print(2 * int(input()))';
  const result = await wholeFate(calls(tests, { references: [broken] }));
  expect(result).toMatchObject({
    kept: { ground_truth: { tests: [{}, {}] } },
    notes: [{ report: 'dropped-references', row: { reference: 2, program: broken } }],
  });
  expect(result).not.toHaveProperty('kept.references');
  const first = await fate(
    calls(tests, { solution: broken, references: ['def twice(n):\n    return n + n'] }),
  );
  expect(first).toMatchObject({ solution: 'def twice(n):\n    return n + n' });
  const other = await fate(calls(tests, { references: ['def twice(n):\n    return 2 * n + 1'] }));
  expect(other).toMatchObject({ code: 'disputed-tests' });
});

test('tests that a trivial program passes are too weak', async () => {
  expect(await fate(calls([[2, 4]]))).toEqual({
    code: 'weak-tests',
    message: 'a program that always returns 4 passes every test',
  });
  expect(
    await fate(
      calls([
        [0, 0],
        [2, 4],
      ]),
    ),
  ).toMatchObject({ id: 't:1' });
  expect(await fate(calls([[2, 4]]), { weak_tests: 'keep' })).toMatchObject({ id: 't:1' });
  const first = 'def first(a):\n    return a';
  expect(await fate(asserting(['assert first(3) == 3', 'assert first("x") == "x"'], first))).toMatchObject({
    message: 'a program that returns its first argument passes every test',
  });
  expect(
    await fate(asserting(['assert is_even(2)'], 'def is_even(n):\n    return n % 2 == 0')),
  ).toMatchObject({
    message: 'a program that returns its first argument passes every test',
  });
});

const printing = (tests: [string, string][], solution: string): Partial<Problem> => ({
  domain: 'code',
  ground_truth: {
    verifier: 'code',
    language: 'python',
    tests: tests.map(([stdin, stdout]) => ({ stdin, stdout })),
  },
  solution,
});

test.each<[[string, string][], string, string]>([
  [[['1\n', '']], 'pass', 'prints nothing'],
  [
    [
      ['1\n', '1\n'],
      ['2\n', '2\n'],
    ],
    'print(input())',
    'prints its input',
  ],
  [
    [
      ['1\n', 'YES\n'],
      ['2\n', 'YES\n'],
    ],
    'print("YES")',
    'prints a constant',
  ],
])('standard output: %j is weak', async (tests, solution, what) => {
  expect(await fate(printing(tests, solution))).toEqual({
    code: 'weak-tests',
    message: `a program that ${what} passes every test`,
  });
});

test('flaky tests go, and the problem with them when none is left', async () => {
  const counting = 'import os\ndef draw(n):\n    return n if n else os.urandom(2)[0] % 2 + os.getpid()';
  const problem = asserting(['assert draw(1) == 1', 'assert draw(2) == 2'], counting);
  expect(await fate(problem, { weak_tests: 'keep' })).toMatchObject({ id: 't:1' });
  // The judge answers differently each time, as a program that draws does.
  const drawing: StageContext['judge'] = async (judgements) =>
    judgements.map(({ attempt = 0 }) => ({
      reward: 0,
      outcome: 'incorrect',
      reason: 'test 1: wrong answer',
      tests: { passed: 1, total: 2, outcomes: [attempt === 0 ? 'accepted' : 'wrong_answer', 'accepted'] },
    }));
  expect(await wholeFate(problem, {}, drawing)).toMatchObject({
    kept: { ground_truth: { tests: [{ assert: 'assert draw(2) == 2' }] } },
    notes: [{ row: { test: 1, reason: 'flaky: accepted, then wrong_answer' } }],
  });
  const only = asserting(['assert draw(1) == 1'], counting);
  expect(await fate(only, {}, drawing)).toMatchObject({ code: 'flaky-tests' });
});

test('tests that need files, the time, the network or chance go', async () => {
  const solution = 'def f(x):\n    return x + 1';
  const sound = 'assert f(1) == 2 and f(2) == 3';
  const needing = (assert: string) => wholeFate(asserting([assert, sound], solution));
  for (const [assert, what] of [
    ['assert f(len(open("x").read())) == 1', 'files'],
    ['import time\nassert f(time.time()) > 1', 'the time'],
    ['import urllib.request\nassert f(1) == 2', 'the network'],
    ['import random\nassert f(random.randint(1, 5)) > 1', 'chance'],
  ] as const) {
    expect(await needing(assert)).toMatchObject({
      kept: { ground_truth: { tests: [{ assert: sound }] } },
      notes: [{ row: { test: 1, reason: `needs ${what}` } }],
    });
  }
  const seeded = 'import random\nrandom.seed(3)\nassert f(random.randint(1, 5)) > 1';
  expect(await needing(seeded)).toMatchObject({
    kept: { ground_truth: { tests: [{ assert: seeded }, {}] } },
  });
  const alone = asserting(['assert f(len(open("x").read())) == 1'], solution);
  expect(await fate(alone)).toMatchObject({ code: 'impure-tests' });
});

const choice = (content: string, choices: string[]): Partial<Problem> => ({
  domain: 'choice',
  prompt: [
    {
      role: 'user',
      content: `${content}\n\n${choices.map((one, at) => `${'ABCD'[at]}. ${one}`).join('\n')}`,
    },
  ],
  ground_truth: { verifier: 'choice', answer: 'B', choices },
});

test('multiple choice is kept, asked openly, or dropped', async () => {
  const values = choice('What is 30% of 50?', ['10', '$15$', '20']);
  expect(await fate(values)).toMatchObject({ domain: 'choice' });
  expect(await fate(values, { choice: 'drop' })).toMatchObject({ code: 'choice' });
  expect(await fate(values, { choice: 'reformulate' })).toMatchObject({
    domain: 'math',
    prompt: [{ role: 'user', content: 'What is 30% of 50?' }],
    ground_truth: { verifier: 'math', answer: '$15$' },
    meta: { choices: ['10', '$15$', '20'] },
  });
  for (const unfit of [
    choice('Which of these is prime?', ['21', '23']),
    choice('What carries oxygen?', ['white cells', 'red cells']),
  ])
    expect(await fate(unfit, { choice: 'reformulate' })).toMatchObject({ code: 'not-reformulable' });
});

test('what nothing here judges is dropped, or kept for a trainer that does', async () => {
  const problem: Partial<Problem> = {
    domain: 'proof',
    ground_truth: { verifier: 'proof', system: 'lean4', statement: 'theorem a : 1 = 1 := by' },
  };
  expect(await fate(problem)).toMatchObject({ code: 'ungradable' });
  expect(await fate(problem, { unjudged: 'keep' })).toMatchObject({ domain: 'proof' });
});

test('a lone reference that never ends sits out its time limit once', async () => {
  const problem = asserting(
    ['assert wait() == 1', 'assert wait() == 2', 'assert wait() == 3'],
    'def wait():\n    while True:\n        pass',
  );
  let asked = 0;
  const counting: StageContext['judge'] = async (judgements) => {
    asked += judgements.length;
    return judgements.map(() => ({
      reward: 0,
      outcome: 'incorrect',
      reason: 'test 1: time limit',
      tests: { passed: 0, total: 3, outcomes: ['time_limit'] },
    }));
  };
  expect(await fate(problem, {}, counting)).toMatchObject({ code: 'reference-fails' });
  expect(asked).toBe(1);
});

test('a reference that lacks a module is unproven, not wrong', async () => {
  const reason = await fate(
    asserting(['assert f(1) == 1'], 'import sorted_heaps_of_things\ndef f(a):\n    return a'),
  );
  expect(reason).toMatchObject({ code: 'missing-module' });
  expect(reason).toMatchObject({ message: expect.stringContaining('the module sorted_heaps_of_things') });
});

test('a constant is no trivial program where the reference is that constant', async () => {
  const tests = ['assert never(4) == False', 'assert never(9) == False'];
  const solution = (body: string) => `def never(n: int) -> bool:\n    ${body}`;
  expect(await fate(asserting(tests, solution('return False  # for any n')))).toMatchObject({ id: 't:1' });
  expect(await fate(asserting(tests, solution('return n < 0')))).toMatchObject({ code: 'weak-tests' });
});

test.each([
  ['Find two indices. If there are several answers, return any of them.', 'any-answer'],
  ['Return any string of length n that has no two equal neighbours.', 'any-answer'],
  ['If there is more than one way to do it, you may print either.', 'any-answer'],
  ['Return the greatest sum of any three neighbours.', undefined],
  ['Return the pairs in any order. Several answers may be alike.', undefined],
  ['Count the ways to read it. If it cannot be read in any way, return 0.', undefined],
])('%s %s', async (content, code) => {
  const asked = calls(
    [
      [2, 4],
      [3, 6],
    ],
    { prompt: [{ role: 'user', content }] },
  );
  const [dropped, kept] = [await fate(asked), await fate(asked, { any_answer: 'keep' })];
  expect('code' in dropped ? dropped.code : undefined).toBe(code);
  expect(kept).toMatchObject({ id: 't:1' });
});

test('a checker program tells whether any answer will do', async () => {
  const truth = {
    verifier: 'code',
    language: 'python',
    tests: [{ stdin: '4\n', stdout: '2\n' }],
    checker: { language: 'python', source: 'print(1)' },
  } as const;
  const problem = {
    domain: 'code',
    ground_truth: truth,
    prompt: [{ role: 'user', content: 'Print any divisor.' }],
  } as const;
  const result = await fate(problem as never, { prove: false });
  expect(result).toMatchObject({ id: 't:1' });
});
