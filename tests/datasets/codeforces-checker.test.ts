/** A generated checker, really run: as a verdict on outputs that are right in another way, wrong, or no output at all. */
import { afterAll, expect, test } from 'vitest';
import { formatNamed, readProblem } from '#datasets/index.js';
import { openJudge } from '#src/judge/judge.js';

const judge = openJudge({ jobs: 1, sandbox: 'auto' });
afterAll(() => judge.close());

const format = formatNamed('codeforces');

async function verdictOn(program: string, row: object = {}) {
  const { ground_truth } = readProblem(format, { ...format.sample, ...row }, { source: { dataset: 't' } });
  if (ground_truth === undefined) throw new Error('the sample has no ground truth');
  const [verdict] = await judge.judge([
    { completion: `\`\`\`python\n${program}\n\`\`\``, groundTruth: ground_truth },
  ]);
  return verdict;
}

const test5 = { official_tests: [{ input: '5\n', output: '2 3\n' }] };
const checker = (source: string) => ({ ...test5, generated_checker: source });

test.each([
  ['print(2, 3)', 'correct'],
  ['n = int(input())\nprint(n - 1, 1)', 'correct'],
  ['print(2, 2)', 'incorrect'],
  // The checker fails on these, and takes the right output.
  ['print("no numbers")', 'incorrect'],
  ['pass', 'incorrect'],
])('%j is %s', async (program, outcome) => {
  expect(await verdictOn(program, test5)).toMatchObject({ outcome });
});

test('a checker that ends by sys.exit, defines main, or counts in parts is read', async () => {
  const exits = 'import sys\nprint(1)\nsys.exit(0)';
  expect(await verdictOn('print(1)', checker(exits))).toMatchObject({ outcome: 'correct' });
  const main = 'def main():\n    print("0")\nif __name__ == "__main__":\n    main()';
  expect(await verdictOn('print(1)', checker(main))).toMatchObject({ outcome: 'incorrect' });
  expect(await verdictOn('print(1)', checker('print(0.5)'))).toMatchObject({
    outcome: 'incorrect',
    tests: { points: [0.5] },
  });
});

test('a checker that fails on the right output too is a fault, never a wrong answer', async () => {
  for (const source of ['raise ValueError("broken")', 'print("no verdict")', 'def (']) {
    expect(await verdictOn('print(2, 3)', checker(source))).toMatchObject({ reward: null, outcome: 'fault' });
  }
});
