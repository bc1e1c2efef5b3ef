/** Forms beyond the plain ones: checker programs, lists and trees of nodes, calls in JavaScript, time and memory of tests. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bubblewrap } from '#sandboxes/bubblewrap/index.js';
import { backends } from '#sandboxes/index.js';
import { probe } from '#sandboxes/probe.js';
import type { Sandbox } from '#sandboxes/sandbox.js';
import { type CodeGroundTruth, code } from './index.js';

let sandbox: Sandbox;
const here = await bubblewrap.languages();
const works = (await probe(bubblewrap)).works;
beforeAll(async () => {
  sandbox = await (works ? bubblewrap : backends.at(-1)!).open({ workers: 2 });
});
afterAll(() => sandbox.close());
const judge = (source: string, more: Partial<CodeGroundTruth> & Pick<CodeGroundTruth, 'tests'>) => {
  const language = more.language ?? 'python';
  const groundTruth: CodeGroundTruth = { verifier: 'code', language, ...more };
  return code.verify(`\`\`\`${language}\n${source}\n\`\`\``, groundTruth, { sandbox: async () => sandbox });
};

describe('a checker program', () => {
  // Right is any two numbers that sum to the input's; how far the answer is used shows in the points.
  const source = [
    'import sys',
    'n = int(open(sys.argv[1]).read())',
    'words = open(sys.argv[2]).read().split()',
    'best = open(sys.argv[3]).read().strip()',
    'if best == "break": sys.exit(3)',
    'if best == "crash": 1 / 0 if sys.exit(9) else 0',
    'if words[:1] == ["crash"]: sys.exit(9)',
    'if words[:1] == ["percent"]: print("points 25, found", *words, file=sys.stderr); sys.exit(7)',
    'if words[:1] == ["quoted"]: print("points 0.5, found", *words, file=sys.stderr); sys.exit(7)',
    'if len(words) != 2: print("two numbers are wanted", file=sys.stderr); sys.exit(2)',
    'if sum(map(int, words)) != n: print("they do not sum to", n, file=sys.stderr); sys.exit(1)',
    'if best == "points": print("points 0.25 half-hearted", file=sys.stderr); sys.exit(7)',
  ].join('\n');
  const checker = { language: 'python', source } as const;
  const asked = (program: string, stdout = '') =>
    judge(program, { checker, tests: [{ stdin: '10\n', stdout }] });

  test.each([
    ['print(3, 7)', '', 1, 'correct', 'the test passed'],
    ['print(10, 0)', '', 1, 'correct', 'the test passed'],
    ['print(3, 3)', '', 0, 'incorrect', 'they do not sum to 10'],
    ['print(10)', '', 0, 'incorrect', 'badly presented: two numbers are wanted'],
    ['print(3, 7)', 'points', 0, 'incorrect', '0.25 of the points'],
    ['print("crash")', '', 0, 'incorrect', 'an output that the checker cannot read (status 9)'],
    ['print("quoted 1 ")', '', 0, 'incorrect', '0.5 of the points'],
    ['print("percent 1 ")', '', null, 'fault', 'no number from 0 to 1'],
    ['print(3, 7)', 'break', null, 'fault', 'the checker failed (status 3)'],
    ['print(3, 7)', 'crash', null, 'fault', 'the checker failed (status 9)'],
  ])('%s, answer %j: reward %j', async (program, answer, reward, outcome, reason) => {
    const verdict = await asked(program, answer);
    expect(verdict).toMatchObject({ reward, outcome });
    expect(verdict.reason).toContain(reason);
  });

  test('points are told in the report', async () => {
    expect((await asked('print(3, 7)', 'points')).tests).toMatchObject({ passed: 0, points: [0.25] });
  });

  test('what the candidate leaves and prints cannot reach it', async () => {
    const hostile = [
      'import os, sys',
      'for name in ("answer.txt", "input.txt", "main.py", "output.txt"):',
      '    open(name, "w").write("import sys; sys.exit(0)")',
      'print("sys.exit(0)")',
    ].join('\n');
    expect(await asked(hostile)).toMatchObject({ reward: 0, outcome: 'incorrect' });
  });

  test.skipIf(!works || !here.cpp.works)(
    'it may be written in another language than the program',
    async () => {
      const cpp = `#include <fstream>
#include <iostream>
int main(int, char **argv) {
  std::ifstream in(argv[1]), out(argv[2]);
  long n, a, b;
  in >> n;
  if (!(out >> a >> b)) return 2;
  return a + b == n ? 0 : 1;
}`;
      const tests = [{ stdin: '10\n', stdout: '' }];
      const inCpp = { checker: { language: 'cpp', source: cpp } as const, tests };
      expect(await judge('print(4, 6)', inCpp)).toMatchObject({ reward: 1 });
      expect(await judge('print(4, 7)', inCpp)).toMatchObject({ reward: 0 });
    },
    60_000,
  );
});

describe("LeetCode's nodes", () => {
  const reverse = [
    'class Solution:',
    '    def reverse(self, head: Optional[ListNode]) -> Optional[ListNode]:',
    '        last = None',
    '        while head:',
    '            head.next, last, head = last, head, head.next',
    '        return last',
  ].join('\n');
  const setup = 'from typing import *';
  const entry = { setup, entry_point: 'Solution().reverse' };
  const lists = [
    { args: [[1, 2, 3]], expected: [3, 2, 1] },
    { args: [[]], expected: [] },
  ];

  test('a list is made of nodes and read back, by the annotations', async () => {
    expect(await judge(reverse, { ...entry, tests: lists })).toMatchObject({ reward: 1 });
    const wrong = reverse.replace('return last', 'return last and last.next');
    expect(await judge(wrong, { ...entry, tests: lists })).toMatchObject({ reward: 0 });
  });

  test('or as the ground truth says, and with a class of the setup', async () => {
    const own = `${setup}\nclass ListNode:\n    def __init__(self, val=0, next=None):\n        self.val, self.next = val, next\n`;
    const plain = reverse.replace('head: Optional[ListNode]', 'head').replace(' -> Optional[ListNode]', '');
    const told = { ...entry, setup: own, arg_types: ['ListNode' as const], tests: lists };
    expect(await judge(plain, told)).toMatchObject({ reward: 1 });
  });

  test('a tree is written level by level', async () => {
    const mirror = [
      'class Solution:',
      '    def mirror(self, root: Optional[TreeNode]) -> Optional[TreeNode]:',
      '        if root:',
      '            root.left, root.right = self.mirror(root.right), self.mirror(root.left)',
      '        return root',
    ].join('\n');
    const tests = [
      { args: [[1, 2, 3, null, 4]], expected: [1, 3, 2, null, null, 4] },
      { args: [[]], expected: [] },
      { args: [[5]], expected: [5] },
    ];
    const truth = { setup, entry_point: 'Solution().mirror', tests };
    expect(await judge(mirror, truth)).toMatchObject({ reward: 1 });
    expect(await judge(mirror.replace('self.mirror(root.left)', 'root.left'), truth)).toMatchObject({
      reward: 0,
    });
  });

  test('lists of lists of nodes; a list that never ends is an error of the program', async () => {
    const heads =
      'class Solution:\n    def heads(self, lists: List[Optional[ListNode]]):\n        return [one.val for one in lists]';
    const truth = {
      setup,
      entry_point: 'Solution().heads',
      tests: [{ args: [[[1, 2], [3]]], expected: [1, 3] }],
    };
    expect(await judge(heads, truth)).toMatchObject({ reward: 1 });
    const loop =
      'class Solution:\n    def reverse(self, head: ListNode):\n        head.next = head\n        return head';
    expect(await judge(loop, { ...entry, tests: [{ args: [[1]], expected: [1] }] })).toMatchObject({
      reward: 0,
      tests: { outcomes: ['runtime_error'] },
    });
  });
});

describe.skipIf(!works || !here.javascript.works)('calls in JavaScript', () => {
  const returns = (value: string, expected: unknown, more: Partial<CodeGroundTruth> = {}) =>
    judge(`function f() { return ${value}; }`, {
      language: 'javascript',
      entry_point: 'f',
      tests: [{ args: [], expected: expected as null }],
      ...more,
    });
  test.each([
    ['3', 3],
    ['[1, "a", [null, true]]', [1, 'a', [null, true]]],
    ['({ a: 1, b: [] })', { a: 1, b: [] }],
    ['undefined', null],
    ['-0', 0],
    ['new Uint8Array([1, 2])', [1, 2]],
    ['Promise.resolve(5)', 5],
    ['12345678901234567890n % 10n', 0],
  ])('%s equals %j', async (value, expected) => {
    expect(await returns(value, expected)).toMatchObject({ reward: 1 });
  });
  test.each([
    ['"3"', 3],
    ['NaN', 0],
    ['[1, 2]', [1]],
    ['new Set([1])', [1]],
    ['({ a: 1 })', { a: 1, b: 2 }],
    ['() => 3', 3],
    ['(() => { const a = []; a.push(a); return a; })()', [[[]]]],
    ['process.exit(0)', null],
    ['(() => { throw new Error("no"); })()', null],
    ['Object.assign(new (class { valueOf() { return 3; } })())', 3],
  ])('%s does not equal %j', async (value, expected) => {
    expect(await returns(value, expected)).toMatchObject({ reward: 0, outcome: 'incorrect' });
  });
  test('a method of a fresh instance; each test has its time and memory', async () => {
    const source = 'class Counter { constructor() { this.n = 0; } add(x) { this.n += x; return this.n; } }';
    const tests = [1, 1].map((x) => ({ args: [x], expected: x }));
    const verdict = await judge(source, { language: 'javascript', entry_point: 'Counter().add', tests });
    expect(verdict).toMatchObject({ reward: 1 });
    expect(verdict.tests?.ms).toHaveLength(2);
    expect(verdict.tests?.memory_mb?.every((mb) => mb > 1)).toBe(true);
  });
});

test.skipIf(!works || !here.java.works)(
  'in Java the file is named after the class that is started',
  async () => {
    const body =
      'public static void main(String[] a) { System.out.println(new java.util.Scanner(System.in).nextInt() * 2); }';
    const tests = [{ stdin: '21\n', stdout: '42\n' }];
    for (const source of [`public class Doubler { ${body} }`, `class Helper {}\nclass Solution { ${body} }`])
      expect(await judge(source, { language: 'java', tests })).toMatchObject({ reward: 1 });
  },
);

test('forms that a language has no judge for are refused with what to write instead', async () => {
  const verdict = await judge('int f() { return 1; }', {
    language: 'cpp',
    entry_point: 'f',
    tests: [{ args: [], expected: 1 }],
  });
  expect(verdict).toMatchObject({ reward: null, outcome: 'fault' });
  expect(verdict.reason).toMatch(/no calls with args in cpp.*stdin/);
});
