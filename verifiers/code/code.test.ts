import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSandbox, SandboxUnavailable } from '#sandboxes/index.js';
import type { Sandbox } from '#sandboxes/sandbox.js';
import { type CodeGroundTruth, code } from './index.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox('auto', { workers: 2 });
});
afterAll(() => sandbox.close());

type Tests = CodeGroundTruth['tests'];
const judge = (source: string, tests: Tests, more: Partial<CodeGroundTruth> = {}) =>
  code.verify(
    `\`\`\`python\n${source}\n\`\`\``,
    { verifier: 'code', language: 'python', tests, ...more },
    {
      sandbox: async () => sandbox,
    },
  );
const returns = (value: string, expected: unknown, more: Partial<CodeGroundTruth> = {}) =>
  judge(`def f(*args):\n    return ${value}`, [{ args: [], expected }] as Tests, {
    entry_point: 'f',
    ...more,
  });
const asserts = (source: string, ...tests: string[]) =>
  judge(
    source,
    tests.map((text) => ({ assert: text })),
  );

describe('stdin tests', () => {
  const tests = [1, 2, 3].map((n) => ({ stdin: `${n}\n`, stdout: `${n * n}\n` }));

  test('each test is a run of its own, and the outcomes tell how each went', async () => {
    expect(await judge('n = int(input())\nprint(n * n)', tests)).toMatchObject({
      reward: 1,
      tests: { passed: 3, total: 3, outcomes: ['accepted', 'accepted', 'accepted'] },
    });
    expect(await judge('n = int(input())\nprint(n if n < 3 else 9 // 0)', tests)).toMatchObject({
      reward: 0,
      reason: 'test 2: wrong answer',
      tests: { passed: 1, total: 3, outcomes: ['accepted', 'wrong_answer'] },
    });
  });

  test.each([
    ['runtime_error', '1 / 0'],
    ['runtime_error', 'print(1)\nexit(3)'],
    ['compile_error', 'def f(:'],
    ['compile_error', 'if True:\nprint(1)'],
    ['time_limit', 'while True: pass'],
    ['memory_limit', 'a = []\nwhile True: a.append(bytearray(1 << 20))'],
    ['output_limit', 'while True: print("x" * 999)'],
  ])('%s', async (outcome, source) => {
    const verdict = await judge(source, tests, {
      limits: { time_s: outcome === 'time_limit' ? 1 : 20, memory_mb: 128, output_kb: 64 },
    });
    expect(verdict).toMatchObject({
      reward: 0,
      outcome: 'incorrect',
      tests: { passed: 0, outcomes: [outcome] },
    });
  });

  test('a program may leave early when its output is right', async () => {
    expect(await judge('import sys\nn = int(input())\nprint(n * n)\nsys.exit()', tests)).toMatchObject({
      reward: 1,
    });
  });
});

describe('call tests compare as Python does', () => {
  test.each([
    ['2.0', 2],
    ['True', 1],
    ['1', true],
    ['(1, [2, (3,)])', [1, [2, [3]]]],
    ['{"a": (1,), 2: None}', { a: [1], 2: null }],
    ['10**15', 1e15],
    ['0.1 + 0.2', 0.30000000000000004],
    ['"é\\U0001f600"', 'é😀'],
    ['type("I", (int,), {})(5)', 5],
  ])('%s equals %j', async (value, expected) => {
    expect(await returns(value, expected)).toMatchObject({ reward: 1 });
  });

  test.each([
    ['"1"', 1],
    ['None', false],
    ['0.1 + 0.2', 0.3],
    ['{1, 2}', [1, 2]],
    ['[1, 2, 3]', [1, 2]],
    ['2**53 + 1', 9007199254740991],
    ['float("nan")', 0],
    ['{"a": 1, "b": 2}', { a: 1 }],
    ['object()', null],
    ['(lambda l: (l.append(l), l)[1])([])', [[[[]]]]],
  ])('%s does not equal %j', async (value, expected) => {
    expect(await returns(value, expected)).toMatchObject({
      reward: 0,
      tests: { outcomes: ['wrong_answer'] },
    });
  });

  test('with a tolerance floats may err', async () => {
    expect(await returns('[0.1 + 0.2]', [0.3], { tolerance: 1e-9 })).toMatchObject({ reward: 1 });
    expect(await returns('[0.31]', [0.3], { tolerance: 1e-9 })).toMatchObject({ reward: 0 });
  });

  test('a method of a fresh instance can be the entry point', async () => {
    const source =
      'class Solution:\n    def __init__(self):\n        self.n = 0\n    def f(self, x):\n        self.n += x\n        return self.n';
    const tests = [1, 1].map((x) => ({ args: [x], expected: x }));
    expect(await judge(source, tests, { entry_point: 'Solution().f' })).toMatchObject({ reward: 1 });
  });

  test('what a program prints does not count', async () => {
    const source =
      'print("loud")\ndef f():\n    print("louder")\n    return 1\nif __name__ == "__main__":\n    exit(1)';
    expect(await judge(source, [{ args: [], expected: 1 }], { entry_point: 'f' })).toMatchObject({
      reward: 1,
    });
  });
});

describe('faults and no answers', () => {
  const tests = [{ stdin: '', stdout: '1' }];
  const truth: CodeGroundTruth = { verifier: 'code', language: 'python', tests };

  test('a failure of the sandbox is a fault, never 0', async () => {
    const broken: Sandbox = {
      backend: 'broken',
      memoryBound: 'count',
      close: async () => undefined,
      run: async () => ({
        ending: 'sandbox_failure',
        exitCode: null,
        stdout: '1',
        stderr: '',
        report: null,
        wallMs: 0,
        cpuMs: null,
        peakMemoryBytes: null,
        detail: 'no disk',
      }),
    };
    for (const one of [truth, { ...truth, tests: [{ assert: 'assert f() == 1' }] }]) {
      const verdict = await code.verify('print(1)', one, { sandbox: async () => broken });
      expect(verdict).toMatchObject({
        reward: null,
        outcome: 'fault',
        reason: expect.stringContaining('no disk'),
      });
    }
  });

  test('no sandbox is a fault with the remedy', async () => {
    const none = async (): Promise<Sandbox> => {
      throw new SandboxUnavailable('no sandbox works here', 'npm install pyodide');
    };
    expect(await code.verify('print(1)', truth, { sandbox: none })).toEqual({
      reward: null,
      outcome: 'fault',
      reason: 'no sandbox works here; npm install pyodide',
    });
  });

  test('tests that cannot run are a fault, whatever the completion', async () => {
    expect(await asserts('def f(): return 1', 'assert f( == 1')).toMatchObject({
      reward: null,
      outcome: 'fault',
    });
    expect(await asserts('def f(): return 1', 'assert 1 == 1')).toMatchObject({
      reward: null,
      outcome: 'fault',
    });
  });

  test('a completion without code has no answer', async () => {
    const verdict = await code.verify('I cannot do this.', truth, { sandbox: async () => sandbox });
    expect(verdict).toMatchObject({ reward: 0, outcome: 'no_answer' });
  });

  test('the same completion gets the same verdict twice', async () => {
    const told = async () => {
      const verdict = await judge('import random\nprint(random.random())', tests);
      // What a run took is measured, not judged.
      return { ...verdict, tests: { ...verdict.tests, ms: [], memory_mb: [] } };
    };
    expect(await told()).toEqual(await told());
  });
});

describe('all_tests', () => {
  const outcomes = ['accepted', 'wrong_answer', 'accepted'];
  test.each([
    [
      'stdin',
      [1, 2, 3].map((n) => ({ stdin: `${n}\n`, stdout: `${n}\n` })),
      'n = int(input())\nprint(n if n != 2 else 0)',
    ],
    ['call', [1, 2, 3].map((n) => ({ args: [n], expected: n })), 'def f(n):\n    return n if n != 2 else 0'],
    [
      'assert',
      [1, 2, 3].map((n) => ({ assert: `assert f(${n}) == ${n}` })),
      'def f(n):\n    return n if n != 2 else 0',
    ],
  ] as [string, Tests, string][])('%s tests after a failed one are run too', async (_, tests, source) => {
    const verdict = await judge(source, tests, { entry_point: 'f', all_tests: true });
    expect(verdict).toMatchObject({
      reward: 0,
      outcome: 'incorrect',
      tests: { passed: 2, total: 3, outcomes },
    });
    expect(verdict.reason).toContain('test 2');
  });
});
