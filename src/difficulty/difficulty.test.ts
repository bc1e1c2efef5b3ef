import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blend, fitItemResponse, passAt, type Response, wilson } from './index.js';
import { bandOf, bandsByShares } from './tiers.js';

test.each([
  // By hand from Wilson's formula with z = 1.96: (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) / (1 + z²/n).
  [0, 8, 0, 0.324402],
  [8, 8, 0.675598, 1],
  [4, 8, 0.215214, 0.784786],
  [1, 16, 0.011116, 0.283271],
])('Wilson: %d of %d', (passed, samples, low, high) => {
  const [a, b] = wilson(passed, samples);
  expect(a).toBeCloseTo(low, 4);
  expect(b).toBeCloseTo(high, 4);
});

test('Wilson: the interval holds the share and narrows with samples', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (samples, some) => {
      const passed = some % (samples + 1);
      const [low, high] = wilson(passed, samples);
      expect(low).toBeLessThanOrEqual(passed / samples);
      expect(high).toBeGreaterThanOrEqual(passed / samples);
      const [closer, nearer] = wilson(4 * passed, 4 * samples);
      expect(nearer - closer).toBeLessThan(high - low);
    }),
  );
});

test('pass@k is the share of subsets of k with a correct one', () => {
  for (let samples = 1; samples <= 8; samples++) {
    for (let passed = 0; passed <= samples; passed++) {
      for (let k = 1; k <= samples; k++) {
        let [all, good] = [0, 0];
        for (let subset = 0; subset < 1 << samples; subset++) {
          const bits = subset.toString(2).replaceAll('0', '').length;
          if (bits !== k) continue;
          all++;
          if ((subset & ((1 << passed) - 1)) !== 0) good++;
        }
        expect(passAt(k, passed, samples)).toBeCloseTo(good / all, 12);
      }
    }
  }
  expect(passAt(9, 4, 8)).toBeUndefined();
  expect(passAt(100, 10, 100_000)).toBeCloseTo(0.00996, 4);
});

test('a blend goes from the prediction to the pass rate as samples come', () => {
  expect(blend(0.4, 0, 0)).toBe(0.4);
  expect(blend(0.5, 4, 4)).toBe(0.75);
  expect(blend(0.5, 1, 1, 9)).toBeCloseTo(0.55, 12);
  expect(blend(0.1, 900, 1000)).toBeCloseTo(0.9, 2);
});

test('bands by shares part the rates as asked, and ties stay together', () => {
  const rates = Array.from({ length: 100 }, (_, at) => (at + 0.5) / 100);
  const bands = bandsByShares(Float64Array.of(...rates, 0, 1, 1), { easy: 0.2, medium: 0.5 });
  const count = (tier: string) => rates.filter((rate) => bandOf(rate, bands) === tier).length;
  expect([count('easy'), count('medium'), count('hard')]).toEqual([20, 50, 30]);
  const tied = bandsByShares(Float64Array.of(0.5, 0.5, 0.5, 0.2), { easy: 0.25, medium: 0.25 });
  expect(bandOf(0.5, tied)).toBe('easy');
  expect(bandsByShares(new Float64Array(0), { easy: 0.3, medium: 0.4 })).toEqual({ easy: 0.5, medium: 0.5 });
});

/** Responses of models of known ability to problems of known difficulty and discrimination. */
function made(models: number, problems: number, samples: number, spread: number) {
  let x = 88172645;
  const next = () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return ((x >>> 0) + 0.5) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
  const ability = Array.from({ length: models }, (_, at) => (3 * at) / (models - 1) - 1.5);
  const items = Array.from({ length: problems }, () => ({
    b: 1.5 * normal(),
    a: Math.exp(spread * normal()),
  }));
  const responses: Response[] = items.flatMap(({ a, b }, problem) =>
    ability.map((theta, model) => {
      let passed = 0;
      for (let one = 0; one < samples; one++) if (next() < 1 / (1 + Math.exp(-a * (theta - b)))) passed++;
      return { model, problem, passed, samples };
    }),
  );
  return { ability, items, responses };
}

function correlation(left: readonly number[], right: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(left), mean(right)];
  const dot = (x: readonly number[], y: readonly number[], u: number, v: number) =>
    x.reduce((sum, value, at) => sum + (value - u) * ((y[at] as number) - v), 0);
  return dot(left, right, a, b) / Math.sqrt(dot(left, left, a, a) * dot(right, right, b, b));
}

test.each([
  ['rasch', 0, 8, 8, 0.95],
  ['2pl', 0.4, 8, 16, 0.95],
  ['rasch', 0, 4, 2, 0.75],
] as const)('%s finds what made the responses', (model, spread, models, samples, least) => {
  const { ability, items, responses } = made(models, 800, samples, spread);
  const fit = fitItemResponse(responses, { models, problems: 800 }, model);
  expect(fit.rounds).toBeLessThan(200);
  const found = fit.items.map(({ difficulty }) => difficulty);
  expect(
    correlation(
      found,
      items.map(({ b }) => b),
    ),
  ).toBeGreaterThan(least);
  expect(
    correlation(
      fit.abilities.map((one) => one.ability),
      ability,
    ),
  ).toBeGreaterThan(0.99);
  if (model === '2pl') {
    const logs = fit.items.map(({ logDiscrimination }) => logDiscrimination);
    expect(
      correlation(
        logs,
        items.map(({ a }) => Math.log(a)),
      ),
    ).toBeGreaterThan(0.6);
  }
  // The intervals take the abilities for known, so they hold the true difficulties a little less often than 95 %.
  const within = fit.items.filter(
    ({ difficulty, difficultySe }, at) =>
      Math.abs(difficulty - (items[at]?.b as number)) < 1.96 * difficultySe,
  );
  expect(within.length / 800).toBeGreaterThan(0.88);
});

test('always solved, never solved, sampled once or not at all: every estimate is finite, and in order', () => {
  const responses: Response[] = [
    { model: 0, problem: 0, passed: 16, samples: 16 },
    { model: 0, problem: 1, passed: 0, samples: 16 },
    { model: 0, problem: 2, passed: 1, samples: 1 },
    { model: 1, problem: 0, passed: 16, samples: 16 },
    { model: 1, problem: 1, passed: 0, samples: 16 },
  ];
  for (const model of ['rasch', '2pl'] as const) {
    const { items } = fitItemResponse(responses, { models: 2, problems: 4 }, model);
    for (const item of items)
      for (const value of Object.values(item)) expect(Number.isFinite(value)).toBe(true);
    const [always, never, once, nothing] = items.map(({ difficulty }) => difficulty) as [
      number,
      number,
      number,
      number,
    ];
    expect(always).toBeLessThan(once);
    expect(once).toBeLessThan(never);
    expect(Math.abs(nothing - (always + never + once + nothing) / 4)).toBeLessThan(1e-3);
    const [, , onceItem, nothingItem] = items;
    expect(onceItem?.difficultySe).toBeLessThan(nothingItem?.difficultySe ?? 0);
  }
});

test('nothing to fit is nothing', () => {
  expect(fitItemResponse([], { models: 0, problems: 0 }, '2pl')).toMatchObject({ abilities: [], items: [] });
});
