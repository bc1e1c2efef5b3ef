import fc from 'fast-check';
import { expect, test } from 'vitest';
import { random } from '#datasets/random.js';
import { calibrated } from '../scorers/calibration.js';
import { dot, fitDense } from './fit-dense.js';
import { fitLogistic, type SparseRow, sum } from './fit-logistic.js';
import { fitIsotonic } from './isotonic.js';
import { auc } from './metrics.js';

test('sparse rows that one bucket tells apart are told apart, the same on every run', () => {
  const rows = Array.from({ length: 400 }, (_, at): SparseRow => {
    const label = at % 2;
    const bucket = Uint32Array.of(label === 1 ? 3 : 4, 5 + (at % 7), 20 + (at % 11));
    return { bucket, ends: Uint32Array.of(1, 3), label };
  });
  const options = { buckets: 32, epochs: 3, learningRate: 0.2, l2: 0 };
  const fitted = fitLogistic(rows, options, random(1));
  const scores = rows.map((row) => sum(fitted.weights, row) + fitted.bias);
  expect(
    auc(
      scores,
      rows.map((row) => row.label),
    ),
  ).toBe(1);
  expect(fitLogistic(rows, options, random(1))).toEqual(fitted);
});

test('dense vectors on two sides of a plane are told apart', () => {
  const draw = random(5);
  const rows = Array.from({ length: 300 }, () => {
    const vector = Float32Array.from({ length: 6 }, () => draw.int(-100, 100) / 100);
    const side = (vector[0] as number) - 0.5 * (vector[3] as number) + 0.1;
    return { vector, label: side > 0 ? 1 : 0 };
  });
  const { weights, bias } = fitDense(rows, random(1));
  const right = rows.filter((row) => dot(weights, row.vector) + bias > 0 === (row.label === 1));
  expect(right.length / rows.length).toBeGreaterThan(0.97);
});

test('isotonic regression pools what is out of order: hand-computed', () => {
  const { raw, probability } = fitIsotonic([1, 2, 3, 4], [0, 1, 0, 1]);
  // The middle two are pooled to 0.5; the ends keep one sixth from certainty.
  expect(raw).toEqual([1, 2.5, 4]);
  expect(probability).toEqual([0.166667, 0.5, 0.833333]);
});

test('an isotonic curve rises, keeps inside (0, 1) and says the mean label on the whole', () => {
  const rows = fc.array(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.constantFrom(0, 1)), {
    minLength: 1,
    maxLength: 300,
  });
  fc.assert(
    fc.property(rows, (given) => {
      const curve = fitIsotonic(
        given.map(([raw]) => raw),
        given.map(([, label]) => label),
      );
      expect(curve.raw).toEqual([...curve.raw].sort((a, b) => a - b));
      expect(curve.probability).toEqual([...curve.probability].sort((a, b) => a - b));
      expect(curve.raw.length).toBeLessThanOrEqual(32);
      for (const [raw] of given) {
        const said = calibrated(raw, curve);
        expect(said > 0 && said < 1).toBe(true);
      }
    }),
  );
});
