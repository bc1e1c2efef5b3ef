import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrated } from './calibration.js';

const curve = { raw: [-1, 0, 2], probability: [0.1, 0.5, 0.9] };

test.each([
  [-5, 0.1],
  [-1, 0.1],
  [-0.5, 0.3],
  [0, 0.5],
  [1, 0.7],
  [2, 0.9],
  [9, 0.9],
])('a raw score of %d means %d', (raw, probability) => {
  expect(calibrated(raw, curve)).toBeCloseTo(probability, 12);
});

test('a curve of one point says the same of everything', () => {
  expect(calibrated(3, { raw: [0], probability: [0.4] })).toBe(0.4);
});

test('it never turns two scores around', () => {
  const points = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 100 })), {
    minLength: 1,
  });
  fc.assert(
    fc.property(points, fc.double({ noNaN: true }), fc.double({ noNaN: true }), (given, a, b) => {
      const raw = given.map(([x]) => x).sort((x, y) => x - y);
      const probability = given.map(([, y]) => y / 100).sort((x, y) => x - y);
      const [low, high] = a <= b ? [a, b] : [b, a];
      expect(calibrated(low, { raw, probability })).toBeLessThanOrEqual(
        calibrated(high, { raw, probability }) + 1e-12,
      );
    }),
  );
});
