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
    const verdict = await judge(source, tests, { limits: { time_s: 1, memory_mb: 128, output_kb: 64 } });
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

describe('assertions', () => {
  test.each([
    ['def f(x): return x + 1', 'assert f(1) == 2'],
    ['def f(x): return x > 1', 'assert not f(1)'],
    ['def f(x): return [3, 1, 2]', 'assert set(f(1)) == set([1, 2, 3])'],
    ['def f(x): return map(str, [1])', "assert list(f(1)) == ['1']"],
    ['def f(x): return 0.1 + 0.2', 'assert abs(f(1) - 0.3) < 1e-9'],
    ['def f(x): return x * 2', 'assert all(f(i) == i + i for i in range(5))'],
    ['def f(x): return x * 2', 'assert f(f(f(1))) == 8'],
    ['def sum(a, b): return a + b', 'assert sum(1, 2) == 3'],
    ['class P:\n    def __init__(s, a): s.a = a\ndef f(ps): return ps[0].a', 'assert f([P(4), P(5)]) == 4'],
    [
      'class C:\n    n = 0\n    def up(self):\n        self.n += 1\n        return self.n',
      'c = C()\nc.up()\nassert c.up() == 2',
    ],
    ['class P:\n    def __init__(s, x): s.x = x', 'p = P(3)\nassert p.x == 3 and P(4).x == 4'],
    ['limit = 7\ndef f(): return limit', 'assert f() == limit and limit == 7'],
    [
      'class S:\n    def __len__(s): return 2\n    def __iter__(s): return iter([1, 2])\n    def __str__(s): return "S!"',
      'assert len(S()) == 2 and list(S()) == [1, 2] and str(S()) == "S!"',
    ],
    [
      'class V:\n    def __init__(s, x): s.x = x\n    def __add__(s, o): return V(s.x + o.x)\n    def __eq__(s, o): return s.x == o.x',
      'assert V(1) + V(2) == V(3) and not V(1) == V(2)',
    ],
    ['def f(x): return x * 2', 'assert list(map(f, [1, 2])) == [2, 4] and max([1, -5], key=f) == 1'],
    ['def f(): return lambda n: n + 1', 'assert f()(1) == 2'],
    ['import re\ndef f(x): return re.match("a", x)', 'assert f("a")'],
    [
      'def f(x):\n    raise ValueError("no")',
      'try:\n    f(1)\n    assert False\nexcept ValueError:\n    pass',
    ],
    ['def f(x): x.append(9)', 'a = [1]\nf(a)\nassert a == [1, 9]'],
    ['def f(x): return 2**70', 'assert f(1) == 1180591620717411303424'],
    ['def f(x): return {(1, 2): {3}}', 'assert f(1) == {(1, 2): {3}}'],
    ['def f(x):\n    while x > 9: x //= 2\n    return x', 'x = 100\nwhile f(x) != 6: x += 1\nassert x < 200'],
  ])('%s passes %s', async (source, text) => {
    expect(await asserts(source, text)).toMatchObject({ reward: 1, outcome: 'correct' });
  });

  test.each([
    ['wrong_answer', 'def f(x): return x', 'assert f(1) == 2'],
    ['wrong_answer', 'def f(x): return (1, 2)', 'assert f(1) == [1, 2]'],
    ['wrong_answer', 'def f(x): return None', 'assert f(1)'],
    ['wrong_answer', 'class A:\n    __eq__ = lambda *_: True\ndef f(x): return A()', 'assert f(1) == 2'],
    [
      'wrong_answer',
      'class A:\n    __sub__ = lambda *_: 0\ndef f(x): return A()',
      'assert abs(f(1) - 2) < 1e-9',
    ],
    [
      'wrong_answer',
      'class A:\n    __lt__ = __gt__ = lambda *_: True\ndef f(x): return A()',
      'assert 1 < f(1) < 3',
    ],
    [
      'wrong_answer',
      'class A:\n    __contains__ = lambda *_: True\ndef f(x): return A()',
      'assert 2 in f(1)',
    ],
    [
      'wrong_answer',
      'class A:\n    __eq__ = lambda *_: True\n    __hash__ = lambda _: hash(2)\ndef f(x): return A()',
      'assert f(1) in {2: 1} or f(1) in [2]',
    ],
    [
      'wrong_answer',
      'class A(int):\n    __eq__ = lambda *_: True\n    __hash__ = int.__hash__\ndef f(x): return A(5)',
      'assert f(1) == 2',
    ],
    ['runtime_error', 'def f(x): raise KeyError(x)', 'assert f(1) == 2'],
    ['runtime_error', 'def g(x): return 2', 'assert f(1) == 2'],
    [
      'runtime_error',
      'def f(x): raise AssertionError',
      'try:\n    f(1)\nexcept AssertionError:\n    pass\nassert f(1) == 2',
    ],
    ['time_limit', 'def f(x):\n    while True: pass', 'assert f(1) == 2'],
  ])('%s: %s', async (outcome, source, text) => {
    const tests = [{ assert: text }];
    const verdict = await judge(source, tests, { limits: { time_s: 1 } });
    expect(verdict).toMatchObject({ reward: 0, outcome: 'incorrect', tests: { outcomes: [outcome] } });
  });

  test('the first that fails ends the judgement, and those before it count', async () => {
    const verdict = await asserts(
      'def f(x): return 1',
      'assert f(1) == 1',
      'assert f(2) == 2',
      'assert f(3) == 3',
    );
    expect(verdict.tests).toEqual({ passed: 1, total: 3, outcomes: ['accepted', 'wrong_answer'] });
  });
});

describe('test files', () => {
  const prompt = 'from typing import List\n\n\ndef twice(x: int) -> int:\n    """Doubles."""\n';
  const check =
    'def check(candidate):\n    for i in range(20):\n        assert candidate(i) == 2 * i, "wrong"\n';
  const truth: CodeGroundTruth = {
    verifier: 'code',
    language: 'python',
    setup: prompt,
    entry_point: 'twice',
    tests: [{ source: check }],
  };
  const context = { sandbox: async () => sandbox };

  test.each([
    ['continues the prompt', '    return x + x\n', 1],
    ['continues it wrongly', '    return x\n', 0],
    ['defines the function', '```python\ndef twice(x):\n    return 2 * x\n```', 1],
    ['repeats the prompt', `\`\`\`python\n${prompt}    return 2 * x\n\`\`\``, 1],
    ['gives the body without indentation', '```python\nreturn 2 * x\n```', 1],
    ['leaves before the check', '    import os\n    os._exit(0)\n', 0],
  ])('a completion that %s', async (_how, completion, reward) => {
    expect(await code.verify(completion, truth, context)).toMatchObject({ reward });
  });

  test('functions named test_ are run', async () => {
    const tests = [
      { source: 'def test_one():\n    assert twice(2) == 4\ndef test_two():\n    assert twice(3) == 6\n' },
    ];
    expect(await judge('def twice(x): return 2 * x', tests)).toMatchObject({ reward: 1 });
    expect(await judge('def twice(x): return x + 2', tests)).toMatchObject({ reward: 0 });
  });

  test('objects of the setup go to the program and come back', async () => {
    const setup =
      'class Node:\n    def __init__(self, v, next=None):\n        self.v = v\n        self.next = next\n';
    const tests = [
      {
        source:
          'def check(candidate):\n    n = candidate(Node(1, Node(2)))\n    assert n.v == 2 and n.next.v == 1\n',
      },
    ];
    const source =
      'def f(n):\n    back = None\n    while n:\n        n.next, back, n = back, n, n.next\n    return back';
    expect(await judge(source, tests, { setup, entry_point: 'f' })).toMatchObject({ reward: 1 });
  });
});

describe('faults and no answers', () => {
  const tests = [{ stdin: '', stdout: '1' }];
  const truth: CodeGroundTruth = { verifier: 'code', language: 'python', tests };

  test('a failure of the sandbox is a fault, never 0', async () => {
    const broken: Sandbox = {
      backend: 'broken',
      close: async () => undefined,
      run: async () => ({
        ending: 'sandbox_failure',
        exitCode: null,
        stdout: '1',
        stderr: '',
        report: null,
        wallMs: 0,
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
    const first = await judge('import random\nprint(random.random())', tests);
    expect(await judge('import random\nprint(random.random())', tests)).toEqual(first);
  });
});
