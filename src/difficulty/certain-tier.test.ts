import { expect, test } from 'vitest';
import { certainTier } from './certain-tier.js';
import { zOf } from './normal-quantile.js';
import { bandOf } from './tiers.js';

test('the quantile is that of the tables', () => {
  const table: [number, number][] = [
    [0.5, 0.67449],
    [0.8, 1.28155],
    [0.95, 1.95996],
    [0.99, 2.57583],
    [0.999, 3.29053],
  ];
  for (const [probability, z] of table) expect(zOf(probability)).toBeCloseTo(z, 5);
});

const given = { easy: 0.75, medium: 0.35, z: zOf(0.95), margin: 0.1 };

// The Wilson intervals at 95 %: 30/32 [0.799, 0.983], 28/32 [0.719, 0.950], 16/32 [0.336, 0.664], 32/64 [0.381, 0.619], 4/32 [0.050, 0.281], 35/35 [0.901, 1], 34/34 [0.898, 1].
test.each([
  [30, 32, 'easy'],
  [28, 32, undefined],
  [16, 32, undefined],
  [32, 64, 'medium'],
  [4, 32, 'hard'],
  [35, 35, 'solved'],
  [34, 34, undefined],
  [0, 35, 'unsolved'],
  [0, 34, undefined],
  [0, 0, undefined],
])('%d of %d right: %s', (passed, samples, tier) => {
  expect(certainTier(passed, samples, given)).toBe(tier);
});

test('a certain tier is the tier of the rate so far', () => {
  for (let samples = 1; samples <= 128; samples++)
    for (let passed = 0; passed <= samples; passed++) {
      const certain = certainTier(passed, samples, given);
      if (certain !== undefined) expect(bandOf(passed / samples, given)).toBe(certain);
    }
});
