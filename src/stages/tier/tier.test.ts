import { expect, test } from 'vitest';
import type { Difficulty, Problem } from '#datasets/problem.js';
import type { Result, StageContext } from '../../pipeline/stage.js';
import { inPhases } from '../in-phases.test.data.js';
import { tier } from './index.js';

const context = {} as StageContext;
const problem = (difficulty?: Difficulty, meta: Problem['meta'] = {}, at = 0): Problem => ({
  id: `set:${at}`,
  domain: 'math',
  prompt: [{ role: 'user', content: 'How many?' }],
  source: { dataset: 'set' },
  ...(difficulty === undefined ? {} : { difficulty }),
  tags: [],
  meta,
});

async function run(problems: Problem[], settings: object = {}): Promise<Result[]> {
  const open = await tier.open(tier.settings.parse(settings), context);
  return inPhases(open, problems);
}
const tierOf = async (given: Problem, settings: object = {}) => {
  const [result] = await run([given], settings);
  return (result as { kept: Problem }).kept.difficulty?.tier;
};

test.each([
  [1, 'solved'],
  [0.99, 'easy'],
  [0.75, 'easy'],
  [0.74, 'medium'],
  [0.35, 'medium'],
  [0.34, 'hard'],
  [0.01, 'hard'],
  [0, 'unsolved'],
])('bands: %d is %s', async (pass_rate, expected) => {
  expect(await tierOf(problem({ pass_rate, samples: 100 }))).toBe(expected);
});

test('the pass rate comes before the level, the level before the prediction', async () => {
  expect(await tierOf(problem({ pass_rate: 0.1, samples: 8, predicted: 0.9 }, { level: 'Level 1' }))).toBe(
    'hard',
  );
  expect(await tierOf(problem({ predicted: 0.1 }, { level: 1 }))).toBe('easy');
  expect(await tierOf(problem({ predicted: 0.1 }))).toBe('hard');
  expect(await tierOf(problem())).toBeUndefined();
  expect(await tierOf(problem({ pass_rate: 0.1, samples: 8 }, { level: 'Level 1' }), { by: 'levels' })).toBe(
    'easy',
  );
});

test('a blended rate keeps few samples from deciding, and the estimate is written', async () => {
  const given = problem({ pass_rate: 1, samples: 2, predicted: 0.2 });
  expect(await tierOf(given)).toBe('solved');
  // (4 · 0.2 + 2) / (4 + 2)
  expect(await tierOf(given, { rate: 'blended' })).toBe('medium');
  const [result] = await run([given]);
  expect((result as { kept: Problem }).kept.difficulty?.estimate).toBeCloseTo(0.466667, 6);
});

test('the named model counts where several stand side by side', async () => {
  const given = problem({
    pass_rate: 0.5,
    samples: 16,
    models: { small: { pass_rate: 0.1, samples: 8 }, large: { pass_rate: 0.9, samples: 8 } },
  });
  expect(await tierOf(given, { model: 'small' })).toBe('hard');
  expect(await tierOf(given, { model: 'large' })).toBe('easy');
});

test('quantiles part what lies between never and always', async () => {
  const rates = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
  const results = await run(
    rates.map((pass_rate, at) => problem({ pass_rate, samples: 20 }, {}, at)),
    {
      by: 'quantiles',
      quantiles: { easy: 0.2, medium: 0.5 },
    },
  );
  const tiers = results.map((result) => (result as { kept: Problem }).kept.difficulty?.tier);
  expect(tiers).toEqual([
    'unsolved',
    'hard',
    'hard',
    'hard',
    'medium',
    'medium',
    'medium',
    'medium',
    'medium',
    'easy',
    'easy',
    'solved',
  ]);
});

test('tiers are dropped or parked as the recipe says', async () => {
  const results = await run(
    [1, 0.5, 0].map((pass_rate, at) => problem({ pass_rate, samples: 8 }, {}, at)),
    {
      fates: { solved: 'drop', unsolved: 'park' },
    },
  );
  expect(results[0]).toMatchObject({
    reason: { code: 'tier-solved', message: expect.stringContaining('pass rate 1 over 8') },
  });
  expect((results[1] as { kept: Problem }).kept.difficulty).not.toHaveProperty('parked');
  expect((results[2] as { kept: Problem }).kept.difficulty).toMatchObject({ tier: 'unsolved', parked: true });
  // A problem that is no longer of a parked tier is free again.
  const [again] = await run([problem({ pass_rate: 0.5, samples: 8, parked: true })], {
    fates: { unsolved: 'park' },
  });
  expect((again as { kept: Problem }).kept.difficulty).not.toHaveProperty('parked');
});
