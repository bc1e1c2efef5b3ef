import { expect, test } from 'vitest';
import { auc, brier, calibrationError, reliability, spearman } from './metrics.js';

test.each([
  ['all right', [0.1, 0.2, 0.8, 0.9], [0, 0, 1, 1], 1],
  ['all wrong', [0.9, 0.8, 0.2, 0.1], [0, 0, 1, 1], 0],
  ['three pairs of four', [0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1], 0.75],
  ['ties count half', [0.5, 0.5], [0, 1], 0.5],
  ['one class alone', [0.5, 0.6], [1, 1], Number.NaN],
])('AUC: %s', (_, scores, labels, expected) => {
  expect(auc(scores, labels)).toEqual(expected);
});

test.each([
  [[1, 2, 3], [10, 20, 1000], 1],
  [[1, 2, 3], [3, 2, 1], -1],
  // Ranks 1 2 3 4 5 beside 2 1 4 3 5: 1 − 6·4 / (5·24) = 0.8.
  [[1, 2, 3, 4, 5], [2, 1, 4, 3, 5], 0.8],
  // Ties take their mean rank: 1.5 1.5 3 beside 1 2 3.
  [[7, 7, 9], [1, 2, 3], 0.866025],
])('Spearman of %j and %j', (left, right, expected) => {
  expect(spearman(left, right)).toBeCloseTo(expected, 5);
});

test('Brier and calibration error', () => {
  expect(brier([0.8, 0.3], [1, 0])).toBeCloseTo((0.04 + 0.09) / 2, 12);
  // Bins 0.2 and 0.8: |0.2 − 0.5| and |0.8 − 1|, each half of the rows.
  expect(calibrationError([0.2, 0.2, 0.8, 0.8], [0, 1, 1, 1])).toBeCloseTo(0.25, 12);
  expect(reliability([1, 0.05], [1, 0])).toEqual([
    { count: 1, said: 0.05, found: 0 },
    { count: 1, said: 1, found: 1 },
  ]);
});
