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

test.each([
  ['We get 7.\n#### 7', '7', 'hashes'],
  ['Hence $\\boxed{\\frac{1}{2}}$.', '\\frac{1}{2}', 'boxed'],
  ['The answer is 12.', '12', 'phrase'],
])('the answer is taken out of %j', async (solution, answer, rule) => {
  expect(await fate({ solution })).toMatchObject({
    ground_truth: gold(answer),
    meta: { ground_truth_rule: rule },
  });
});

test.each([
  [{}, 'no-answer'],
  [{ solution: 'So there are $7$ of them.' }, 'no-answer'],
  [{ solution: 'Empty: $\\boxed{}$.' }, 'no-answer'],
  [{ solution: 'First \\boxed{3}.\n\nThen, for the rest, \\boxed{5}.' }, 'several-answers'],
  [{ ground_truth: gold('') }, 'ungradable'],
  [{ ground_truth: gold('see the solution') }, 'ungradable'],
  [{ ground_truth: gold('8'), solution: 'So $\\boxed{7}$.' }, 'reference-fails'],
  [{ ground_truth: gold('8'), solution: '#### 7' }, 'reference-fails'],
])('%j is dropped as %s', async (problem, code) => {
  expect(await fate(problem)).toMatchObject({ code });
});

test('a solution that marks no answer contradicts nothing', async () => {
  const solution = 'Start at 3, then $$3 + 5.$$ The rest follows as before.';
  expect(await fate({ ground_truth: gold('8'), solution })).toMatchObject({ ground_truth: gold('8') });
});

test('a spelling of the answer is no disagreement', async () => {
  const problem = { ground_truth: gold('0.5'), solution: 'So $\\boxed{\\frac12}$.' };
  expect(await fate(problem)).toMatchObject({ ground_truth: gold('0.5') });
});

test('reference programs are run, unless they need not be proven', async () => {
  const code = (expected: number): Partial<Problem> => ({
    domain: 'code',
    ground_truth: {
      verifier: 'code',
      language: 'python',
      entry_point: 'twice',
      tests: [
        { args: [2], expected },
        { args: [3], expected: 6 },
      ],
    },
    solution: 'def twice(n):\n    return 2 * n',
  });
  expect(await fate(code(4))).toMatchObject({ id: 't:1' });
  expect(await fate(code(5))).toMatchObject({ code: 'reference-fails' });
  expect(await fate(code(5), { prove: false })).toMatchObject({ id: 't:1' });
});

test('a judge that fails proves nothing, and the row is not called wrong', async () => {
  const broken: StageContext['judge'] = async (judgements) =>
    judgements.map(() => ({ reward: null, outcome: 'fault', reason: 'the sandbox is down' }));
  expect(await fate({ ground_truth: gold('7') }, {}, broken)).toEqual({
    code: 'judge-fault',
    message: 'the sandbox is down',
  });
});
