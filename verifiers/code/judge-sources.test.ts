import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSandbox } from '#sandboxes/index.js';
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
const asserts = (source: string, ...tests: string[]) =>
  judge(
    source,
    tests.map((text) => ({ assert: text })),
  );

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
    [
      'def f(n):\n    yield from range(n)',
      'g = f(2)\nassert next(g) == 0 and next(g) == 1 and next(g, None) is None',
    ],
    [
      'class I:\n    n = 0\n    def __iter__(s): return s\n    def __next__(s):\n        s.n += 1\n        if s.n > 2: raise StopIteration\n        return s.n',
      'i = I()\nassert next(i) == 1 and next(i) == 2 and next(i, 9) == 9',
    ],
    ['import re\ndef f(x): return re.match("a", x)', 'assert f("a")'],
    [
      'def f(x):\n    raise ValueError("no")',
      'try:\n    f(1)\n    assert False\nexcept ValueError:\n    pass',
    ],
    [
      'class E(ValueError): pass\ndef f(x):\n    raise E("no")',
      'try:\n    f(1)\n    assert False\nexcept ValueError as e:\n    assert str(e) == "no"',
    ],
    [
      'def f(x): return bytes([x]).decode()',
      'try:\n    f(255)\n    assert False\nexcept ValueError:\n    assert f(65) == "A"',
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
      'runtime_error',
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
    [
      'wrong_answer',
      'class A:\n    n = 0\n    def __float__(s):\n        s.n += 1\n        return float(s.n)\ndef f(x): return A()',
      'a = f(1)\nassert [float(a), float(a)] == [1, 2]',
    ],
    ['runtime_error', 'def f(x): raise KeyError(x)', 'assert f(1) == 2'],
    [
      'runtime_error',
      'class E(AssertionError): pass\ndef f(x): raise E',
      'try:\n    f(1)\nexcept AssertionError:\n    pass\nassert f(1) == 2',
    ],
    ['runtime_error', 'def f(x): raise StopIteration', 'for got in map(f, [1, 2]):\n    assert got == 1'],
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

  test.each([
    [1, '0.1 + 0.2', '0.3'],
    [1, '[(1, 0.1 + 0.2), {"a": 0.7 + 0.1}]', '[(1, 0.3), {"a": 0.8}]'],
    [1, '3 - 1e-12', '3'],
    [1, 'float("inf")', 'float("inf")'],
    [0, 'float("inf")', '0.3'],
    [0, '[-float("inf")]', '[0.3]'],
    [0, '0.3001', '0.3'],
    [0, '[0.1 + 0.2]', '(0.3,)'],
    [0, '[0.1 + 0.2]', '[0.3, 0.3]'],
    [0, '{"b": 0.1 + 0.2}', '{"a": 0.3}'],
    [0, '10**10 + 1', '10**10'],
    [0, '"0.30000000001"', '"0.3"'],
    [0, 'float("nan")', '0.3'],
    [0, 'float("inf")', '10**400'],
    [0, 'type("A", (), {"__eq__": lambda *_: True, "__sub__": lambda *_: 0})()', '0.3'],
  ])('with a tolerance, %i: %s for %s', async (reward, got, wanted) => {
    const source = `def f(): return ${got}`;
    const more = { tolerance: 1e-9 };
    expect(await judge(source, [{ assert: `assert f() == ${wanted}` }], more)).toMatchObject({ reward });
    const unequal = [{ assert: `assert not (f() != ${wanted})` }];
    expect(await judge(source, unequal, more)).toMatchObject({ reward });
    if (got.includes('0.1'))
      expect(await asserts(source, `assert f() == ${wanted}`)).toMatchObject({ reward: 0 });
  });

  test.each([
    [1, '[3, 1, 2]', '[1, 2, 3]'],
    [1, '[[2, {"a": [1]}], [1], [1]]', '[[1], [2, {"a": [1]}], [1]]'],
    [1, '[1.0, (2, 3), {4, 5}]', '[{5, 4}, 1, (2, 3)]'],
    [0, '[[2, 1]]', '[[1, 2]]'],
    [0, '[1, 1, 2]', '[1, 2, 2]'],
    [0, '[1, 2, 2]', '[1, 2]'],
    [0, '(2, 1)', '[1, 2]'],
    [0, '[(2, 1)]', '[[2, 1]]'],
    [0, '"ba"', '"ab"'],
    [0, '[type("A", (), {"__eq__": lambda *_: True, "__hash__": lambda _: hash(1)})()]', '[1]'],
  ])('in any order, %i: %s for %s', async (reward, got, wanted) => {
    const of = (more: Partial<CodeGroundTruth>) =>
      judge(`def f(): return ${got}`, [{ assert: `assert f() == ${wanted}` }], more);
    expect(await of({ checker: 'set' })).toMatchObject({ reward });
    expect(await of({})).toMatchObject({ reward: 0 });
  });

  test('a tolerance may be absolute alone', async () => {
    const more = { tolerance: { absolute: 1e-5 } };
    const of = (got: string) => judge(`def f(): return ${got}`, [{ assert: 'assert f() == 200000.0' }], more);
    expect(await of('200000.000009')).toMatchObject({ reward: 1 });
    expect(await of('200000.1')).toMatchObject({ reward: 0 });
  });

  test('calls of which some rest on answers are foretold together', async () => {
    let runs = 0;
    const counting: Sandbox = {
      ...sandbox,
      run: (program, limits) => sandbox.run(program, limits).finally(() => runs++),
    };
    const setup = 'class Node:\n    def __init__(self, v, next=None):\n        self.v, self.next = v, next\n';
    const walk = 'def walk(node):\n    return [node.v] + walk(node.next) if node else []\n';
    const lines = Array.from({ length: 20 }, (_, n) => `assert walk(f(Node(${n}, Node(1)))) == [1, ${n}]\n`);
    const truth: CodeGroundTruth = {
      ...{ verifier: 'code', language: 'python', setup },
      tests: [{ assert: walk + lines.join('') }],
    };
    const turn =
      'def f(n):\n    back = None\n    while n: n.next, back, n = back, n, n.next\n    return back';
    const verdict = await code.verify(`\`\`\`python\n${turn}\n\`\`\``, truth, {
      sandbox: async () => counting,
    });
    expect(verdict).toMatchObject({ reward: 1 });
    // The judge's scripts are compiled, the tests rehearsed, the calls performed, the tests replayed.
    expect(runs).toBe(4);
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
