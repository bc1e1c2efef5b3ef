import { expect, test } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import type { Result, StageContext } from '../../pipeline/stage.js';
import { inPhases } from '../in-phases.test.data.js';
import { score } from './index.js';

const context: StageContext = {
  seed: 5,
  jobs: 1,
  told: () => undefined,
  resolve: (path) => path,
  sourceRank: () => 0,
  judge: async () => [],
};

function problem(id: string, content: string, more: Partial<Problem> = {}): Problem {
  return {
    id,
    domain: 'math',
    prompt: [{ role: 'user', content }],
    source: { dataset: id.split(':')[0] as string },
    tags: [],
    meta: {},
    ...more,
  };
}

const sound =
  'A gardener plants 14 rows of tulips with 23 bulbs in each row. If 19 bulbs do not grow, how many tulips bloom?';
const cut = 'A gardener plants 14 rows of tulips with 23 bulbs in';
const batch = [
  problem('a:1', sound),
  problem('a:2', cut),
  problem('b:1', sound.replace('14', '15'), { difficulty: { pass_rate: 0.5, samples: 8 } }),
  problem('b:2', `<div>${cut}</div>`),
];

async function run(problems: readonly Problem[], settings: object) {
  const stage = await score.open(score.settings.parse(settings), context);
  // In two batches, as the engine sends them.
  const results = await inPhases(stage, problems.slice(0, 3), problems.slice(3));
  await stage.close?.();
  return { results, figures: stage.figures?.() };
}

const outcomes = (results: readonly Result[]) =>
  results.map((result) =>
    'kept' in result ? `${result.kept.id} kept` : `${result.dropped.id} ${result.reason.code}`,
  );
const keptOf = (results: readonly Result[]) =>
  results.flatMap((result) => ('kept' in result ? [result.kept] : []));

test('by itself it drops nothing and adds quality and predicted pass rate beside what is known', async () => {
  const { results, figures } = await run(batch, {});
  const kept = keptOf(results);
  expect(kept).toHaveLength(4);
  for (const one of kept) {
    expect(one.quality).toEqual({ score: expect.closeTo(0.5, -1), scorer: 'ngram-1' });
    expect(one.difficulty?.predicted).toBeGreaterThan(0);
  }
  expect(kept[2]?.difficulty).toMatchObject({ pass_rate: 0.5, samples: 8 });
  expect(figures).toMatchObject({
    scorer: 'ngram-1',
    rated: 4,
    faults: 0,
    share_below_half: { a: 0.5, b: 0.5 },
  });
});

test('min_quality drops what lies below, with the number in the reason', async () => {
  const { results } = await run(batch, { min_quality: 0.5 });
  expect(outcomes(results)).toEqual(['a:1 kept', 'a:2 low-quality', 'b:1 kept', 'b:2 low-quality']);
  expect(results[1]).toMatchObject({
    reason: { message: expect.stringMatching(/^quality 0\.\d{3} by ngram-1/) },
  });
});

test('keep_best keeps the share, rounded up, the best by quality', async () => {
  expect(keptOf((await run(batch, { keep_best: 0.5 })).results).map((one) => one.id)).toEqual(['a:1', 'b:1']);
  expect(keptOf((await run(batch, { keep_best: 0.6 })).results)).toHaveLength(3);
});

test('keep_best looks at what min_quality left', async () => {
  const { results } = await run(batch, { keep_best: 0.5, min_quality: 0.5 });
  expect(outcomes(results).filter((one) => one.endsWith('kept'))).toHaveLength(1);
  expect(outcomes(results).filter((one) => one.endsWith('not-among-best'))).toHaveLength(1);
});

const many = Array.from({ length: 400 }, (_, at) => {
  const text = sound.replace('14', String(at + 30));
  return problem(`m:${at}`, at % 2 === 0 ? text : text.slice(0, 60 - (at % 40)));
});

test('copies: the worst are drawn rarely, the best often, the mean is what was asked for', async () => {
  const { results } = await run(many, { copies: { lowest: 0, highest: 2 } });
  const copies = results.map((result) => ('kept' in result ? (result.kept.quality?.copies ?? 1) : 0));
  const mean = copies.reduce((sum, count) => sum + count, 0) / copies.length;
  // Expected copies average 1; five standard deviations of at most half a copy each.
  expect(Math.abs(mean - 1)).toBeLessThan(0.125);
  const soundCopies = copies.filter((_, at) => at % 2 === 0).reduce((sum, count) => sum + count, 0);
  expect(soundCopies).toBeGreaterThan(250);
  expect(results.some((result) => 'reason' in result && result.reason.code === 'down-sampled')).toBe(true);
  expect(outcomes((await run(many, { copies: { lowest: 0, highest: 2 } })).results)).toEqual(
    outcomes(results),
  );
});

test('a second scorer is asked only in doubt, and the saving is told', async () => {
  const { figures } = await run(batch, { refine: { scorer: 'ngram', from: 0.5, to: 1 } });
  expect(figures).toMatchObject({ asked_of_second: 2, spared_share: 0.5 });
});

test.each([
  [{ scorer: 'gnram' }, /Invalid/],
  [{ refine: { scorer: 'ngram', from: 0.8, to: 0.2 } }, /must not be above/],
  [{ copies: { lowest: 3, highest: 1 } }, /must not be above/],
  [{ keep_best: 0 }, /Too small/],
])('the settings %j are refused', (settings, message) => {
  expect(() => score.settings.parse(settings)).toThrow(message);
});

test('a model that is not there ends the run with the way out', async () => {
  const open = async () =>
    score.open(score.settings.parse({ scorer: { backend: 'ngram', model: 'no.bin' } }), context);
  await expect(open()).rejects.toMatchObject({
    exitCode: 3,
    remedy: expect.stringContaining('rlvr scorer train'),
  });
});
