/** Rows of code formats, judged: right completions that rely on what the source promises earn 1, wrong ones 0. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSandbox } from '#sandboxes/index.js';
import type { Sandbox } from '#sandboxes/sandbox.js';
import { code } from '#verifiers/code/index.js';
import type { Row } from '../problem.js';
import { readProblem } from '../read-problem.js';
import { formatNamed } from './registry.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox('auto', { workers: 1 });
});
afterAll(() => sandbox.close());

async function reward(format: string, row: Row, program: string): Promise<number | string | null> {
  const { ground_truth } = readProblem(formatNamed(format), row, { source: { dataset: 'set' } });
  if (ground_truth?.verifier !== 'code') throw new Error('no code');
  const completion = `\`\`\`python\n${program}\n\`\`\``;
  const verdict = await code.verify(completion, ground_truth, { sandbox: async () => sandbox });
  return verdict.reward;
}

const solution = (method: string, body: string) => `class Solution:\n    def ${method}:\n        ${body}`;

const stars = ['collections', 'bisect', 'operator', 'math'].map((name) => `from ${name} import *\n`).join('');
const powers = {
  ...formatNamed('leetcode').sample,
  prompt: `import math\n\n${stars}inf = float('inf')\n\ndef half(n):\n    return n // 2\n`,
  entry_point: 'Solution().last',
  test: 'def check(candidate):\n    assert candidate(n = 40) == 776\n    assert candidate(n = 8) == 256\n',
};

test.each([
  [1, "pow is Python's", 'return pow(2, n, 1000)'],
  [
    1,
    'modules',
    'return int(functools.reduce(operator.mul, itertools.repeat(2, n))) % 10**3 * len(re.findall("a", "a"))',
  ],
  [1, 'bisect is the module', 'return pow(2, n, 1000) + bisect.bisect_left([1], 1)'],
  [1, 'bisect is the function', 'return pow(2, n, 1000) + bisect([1], 0)'],
  [1, 'helpers of the row stay', 'return pow(4, half(n), 1000)'],
  [0, 'a wrong power', 'return pow(2, n, 999)'],
])('leetcode %i: %s', async (wanted, _what, body) => {
  expect(await reward('leetcode', powers, solution('last(self, n: int) -> int', body))).toBe(wanted);
});

const contest = formatNamed('leetcode-contest').sample;

test.each([
  [1, 'modules', 'return functools.reduce(operator.add, [math.ceil(n), n])'],
  [
    1,
    'names without their module',
    'return sum(Counter(accumulate([n, n])).elements()) - len(deque([n])) * n',
  ],
  [1, "pow is Python's", 'return pow(2, 3, 5) - 1 + n'],
  [0, 'a wrong sum', 'return n * 3'],
])('leetcode-contest %i: %s', async (wanted, _what, body) => {
  const row = {
    ...contest,
    test: 'my_solution = Solution()\nassert my_solution.double(**{ "n": 2 }) == 4\n',
  };
  expect(await reward('leetcode-contest', row, solution('double(self, n: int) -> int', body))).toBe(wanted);
});

const nodesTest = `
my_solution = Solution()

to_nodes = lambda values: ListNode(values[0], to_nodes(values[1:])) if values else None
to_list = lambda node: [node.val] + to_list(node.next) if node else []
${Array.from(
  { length: 60 },
  (_, n) => `
test_input = { "head": to_nodes([${n}, 1, 2]) }
assert to_list(my_solution.turn(**test_input)) == [2, 1, ${n}]
`,
).join('')}`;

test('leetcode-contest: lists of nodes are known, go both ways and are judged at once', async () => {
  const row = { ...contest, test: nodesTest };
  const turn = (end: string) =>
    solution(
      'turn(self, head: Optional[ListNode]) -> Optional[ListNode]',
      `back = None
        while head: head.next, back, head = back, head, head.next
        return ${end}`,
    );
  await reward('leetcode-contest', row, turn('back'));
  const started = performance.now();
  expect(await reward('leetcode-contest', row, turn('back'))).toBe(1);
  expect(performance.now() - started).toBeLessThan(5000);
  expect(await reward('leetcode-contest', row, turn('back.next'))).toBe(0);
  const own =
    'class ListNode:\n    def __init__(self, val=0, next=None):\n        self.val, self.next = val, next\n\n';
  expect(await reward('leetcode-contest', row, own + turn('back'))).toBe(1);
});

test('leetcode: fields that are not used are kept', () => {
  const row = {
    ...formatNamed('leetcode').sample,
    response: 'So: …',
    input_output: [{ input: 'a = 1, b = 2', output: '3' }],
  };
  const { meta } = readProblem(formatNamed('leetcode'), row, { source: { dataset: 'set' } });
  expect(meta).toMatchObject({ response: row.response, input_output: row.input_output });
});

const halves = (expected: string) => `def check(candidate):\n    assert candidate(n = 1) == ${expected}\n`;

test('leetcode: a float may err as the task grants, where it gives a float', async () => {
  const sample = formatNamed('leetcode').sample;
  const row = {
    ...sample,
    entry_point: 'Solution().third',
    starter_code: 'class Solution:\n    def third(self, n: int) -> float:\n        ',
    test: halves('0.33333'),
  };
  expect(await reward('leetcode', row, solution('third(self, n)', 'return n / 3'))).toBe(1);
  expect(await reward('leetcode', row, solution('third(self, n)', 'return 0.3334'))).toBe(0);
  const whole = { ...row, starter_code: sample.starter_code };
  expect(await reward('leetcode', whole, solution('third(self, n)', 'return n / 3'))).toBe(0);
});

const mbpp = {
  text: 'Write a function.',
  code: 'import os, math as m\ndef part(n):\n    return n * m.pi / 3',
  test_list: ['assert part(2) == 2.0943951023931953', 'assert part(1) == m.pi / 3'],
};

test.each([
  [1, 'import math\ndef part(n): return n / 3 * math.pi'],
  [1, 'import math\ndef part(n): return math.pi * n * (1 / 3)'],
  [0, 'def part(n): return n * 3.141592 / 3'],
])(
  'mbpp %i: the last digits of a float are not asked for, and the tests have their modules',
  async (wanted, program) => {
    expect(await reward('mbpp', mbpp, program)).toBe(wanted);
  },
);

test('mbpp: the prompt shows what runs before the tests', () => {
  const row = { ...mbpp, test_setup_code: 'pair = Pair(1)\r\n' };
  const { prompt, ground_truth } = readProblem(formatNamed('mbpp'), row, { source: { dataset: 'set' } });
  expect(prompt[0]?.content).toContain(':\n\npair = Pair(1)\nassert part(2) ==');
  expect(ground_truth).toMatchObject({ setup: 'import os, math as m', tolerance: { relative: 1e-9 } });
});

test.each([
  ['List[int]', 'You may return the positions in any order.', 'set'],
  ['List[List[int]]', 'Returns all pairs with any arbitrary order.', 'set'],
  ['List[List[int]]', 'Return two lists. The integers in each may be returned in any order.', undefined],
  ['List[int]', 'The order that the positions are returned in does not matter.', 'set'],
  ['int', 'The order of the bags does not matter.', undefined],
  ['int', 'Take the stones in any order and return how many remain.', undefined],
  ['List[int]', 'Return them in ascending order.', undefined],
])('leetcode: a result %s, "%s"', async (result, words, checker) => {
  const code = `class Solution:\n    def pick(self, n: int) -> ${result}:\n        `;
  const row = { ...formatNamed('leetcode').sample, starter_code: code, problem_description: words };
  const { ground_truth } = readProblem(formatNamed('leetcode'), row, { source: { dataset: 'set' } });
  expect(ground_truth).toHaveProperty('tests');
  expect((ground_truth as { checker?: string }).checker).toBe(checker);
});

test('leetcode-contest: lists in the order that the task leaves open', async () => {
  const row = {
    ...contest,
    prompt_sft:
      'Return the divisors of n in any order.\n```python\nclass Solution:\n    def of(self, n: int) -> List[int]:\n```',
    test: 'my_solution = Solution()\nassert my_solution.of(**{ "n": 6 }) == [1,2,3,6]\n',
  };
  expect(await reward('leetcode-contest', row, solution('of(self, n)', 'return [n, 3, 2, 1]'))).toBe(1);
  expect(await reward('leetcode-contest', row, solution('of(self, n)', 'return [n, 2, 2, 1]'))).toBe(0);
});
