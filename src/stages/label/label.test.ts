import { expect, test } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import type { GroundTruth } from '#verifiers/ground-truth.js';
import { verifierOf } from '#verifiers/registry.js';
import type { TestOutcome, Verdict } from '#verifiers/verifier.js';
import type { Judgement } from '../../judgement.js';
import type { Result, StageContext } from '../../pipeline/stage.js';
import { label } from './index.js';

/** Judges by the real verifiers, but for code, whose verdicts a completion states itself. */
async function judge(judgements: readonly Judgement[]): Promise<Verdict[]> {
  return Promise.all(
    judgements.map(async ({ completion, groundTruth }): Promise<Verdict> => {
      if (completion === 'fault') return { reward: null, outcome: 'fault', reason: 'the judge was down' };
      if (groundTruth.verifier === 'code') return programVerdict(completion.split(' ') as TestOutcome[]);
      const context = { sandbox: () => Promise.reject(new Error('no programs here')) };
      return verifierOf(groundTruth).verify(completion, groundTruth, context);
    }),
  );
}

function programVerdict(outcomes: TestOutcome[]): Verdict {
  const passed = outcomes.filter((one) => one === 'accepted').length;
  const right = passed === outcomes.length;
  const tests = { passed, total: outcomes.length, outcomes };
  return { reward: right ? 1 : 0, outcome: right ? 'correct' : 'incorrect', reason: 'as it says', tests };
}

const context = { seed: 1, judge } as unknown as StageContext;

const problem = (
  completions: string[],
  ground_truth: GroundTruth = { verifier: 'math', answer: '12' },
): Problem => ({
  id: 'set:1',
  domain: 'math',
  prompt: [{ role: 'user', content: 'How many?' }],
  ground_truth,
  source: { dataset: 'set' },
  rollout: { completions },
  tags: [],
  meta: {},
});

async function run(given: Problem, settings: object = {}): Promise<{ result: Result; figures: object }> {
  const open = await label.open(label.settings.parse(settings), context);
  const [result] = await open.apply([given]);
  return { result: result as Result, figures: open.figures?.() ?? {} };
}
const kept = ({ result }: { result: Result }) => (result as { kept: Problem }).kept;

test('rewards, verdicts, the pass rate with its interval, pass@k and the model', async () => {
  const labelled = kept(
    await run(problem(['\\boxed{12}', '\\boxed{13}', 'fault', '\\boxed{12.0}', 'no idea\nat all']), {
      rewards: ['correct', { name: 'format', weight: 0.5, style: 'boxed' }],
      pass_at: [1, 2, 8],
      model: 'm',
    }),
  );
  expect(labelled.rollout?.rewards).toEqual([1.5, 0.5, null, 1.5, 0]);
  expect(labelled.rollout?.verdicts?.map(({ outcome }) => outcome)).toEqual([
    'correct',
    'incorrect',
    'fault',
    'correct',
    'no_answer',
  ]);
  expect(labelled.rollout?.verdicts?.[0]?.components).toEqual({ correct: 1, format: 1 });
  expect(labelled.rollout?.verdicts?.[2]).not.toHaveProperty('components');
  // Two of the four that could be judged. Of the six pairs, one has no correct completion.
  expect(labelled.difficulty).toMatchObject({
    pass_rate: 0.5,
    samples: 4,
    pass_at: { 1: 0.5, 2: 0.833333 },
    models: { m: { pass_rate: 0.5, samples: 4 } },
  });
  expect(labelled.difficulty?.interval?.[0]).toBeCloseTo(0.15, 2);
  expect(labelled.difficulty?.pass_at).not.toHaveProperty('8');
});

test('a gold that most completions speak against is listed with what they say, in whatever spelling', async () => {
  const { result, figures } = await run(
    problem([
      '\\boxed{\\frac{1}{2}}',
      '\\boxed{0.5}',
      'It is \\boxed{1/2}',
      '\\boxed{7}',
      '\\boxed{12}',
      'fault',
    ]),
  );
  expect(result.notes).toEqual([
    {
      report: 'suspected-golds',
      row: expect.objectContaining({
        id: 'set:1',
        agreeing: 3,
        judged: 5,
        share: 0.6,
        agreeing_with_gold: 1,
        completions: [0, 1, 2],
      }),
    },
  ]);
  expect(figures).toMatchObject({ judged: 6, faults: 1, suspected_golds: 1 });
});

test.each([
  ['they do not agree with each other', ['\\boxed{1}', '\\boxed{2}', '\\boxed{3}', '\\boxed{4}']],
  [
    'as many agree with the gold',
    ['\\boxed{1}', '\\boxed{1}', '\\boxed{1}', '\\boxed{12}', '\\boxed{12}', '\\boxed{12}'],
  ],
  ['they are too few', ['\\boxed{1}', '\\boxed{1}']],
  ['nothing was found in them', ['no\nidea', 'no\nidea', 'no\nidea']],
])('a gold is not suspected when %s', async (_, completions) => {
  expect((await run(problem(completions))).result.notes).toEqual([]);
});

test('choices are suspected by their letter, and suspects can be turned off', async () => {
  const truth: GroundTruth = { verifier: 'choice', answer: 'A', choices: ['one', 'two', 'three'] };
  const completions = ['The answer is (B)', '\\boxed{B}', 'Answer: B', '\\boxed{A}'];
  const { result } = await run(problem(completions, truth));
  expect(result.notes?.[0]?.row).toMatchObject({ agreeing: 3, judged: 4, completions: [0, 1, 2] });
  expect((await run(problem(completions, truth), { suspects: false })).result.notes).toEqual([]);
  expect((await run(problem(completions, truth), { suspects: { agreeing: 4 } })).result.notes).toEqual([]);
});

test('a test that programs fail alone is suspected, where every test was run', async () => {
  const truth: GroundTruth = {
    verifier: 'code',
    language: 'python',
    tests: [1, 2, 3].map((n) => ({ stdin: '', stdout: String(n) })),
  };
  const odd = 'accepted wrong_answer accepted';
  const { result, figures } = await run(
    problem([odd, odd, odd, 'wrong_answer wrong_answer accepted', 'accepted accepted accepted'], truth),
  );
  expect(
    result.notes?.map(({ report, row }) => [report, row.test, row.agreeing, row.agreeing_with_gold]),
  ).toEqual([['suspected-tests', 2, 3, 1]]);
  expect(figures).toMatchObject({ suspected_tests: 1 });
  const crash = 'accepted runtime_error accepted';
  expect((await run(problem([crash, crash, crash, odd], truth))).result.notes).toEqual([]);
});

test('a reward that the row cannot have drops it with the reason, and nothing else', async () => {
  const { result } = await run(problem(['\\boxed{12}']), { rewards: ['overlong'] });
  expect(result).toMatchObject({
    reason: { code: 'not-rewardable', message: expect.stringContaining('`tokens`') },
  });
});
