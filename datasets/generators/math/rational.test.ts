import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, decimal, divide, latex, multiply, rational, subtract } from './rational.js';

const fraction = fc
  .tuple(fc.bigInt({ min: -10_000n, max: 10_000n }), fc.bigInt({ min: 1n, max: 10_000n }))
  .map(([n, d]) => rational(n, d));

test('sums and products undo themselves and stay in lowest terms', () => {
  fc.assert(
    fc.property(fraction, fraction, (a, b) => {
      expect(subtract(add(a, b), b)).toEqual(a);
      if (b.n !== 0n) expect(divide(multiply(a, b), b)).toEqual(a);
      expect(add(a, b)).toEqual(add(b, a));
      expect(add(a, b).d).toBeGreaterThan(0n);
    }),
  );
});

test('a fraction is the same however it is written', () => {
  fc.assert(
    fc.property(fraction, fc.bigInt({ min: -99n, max: 99n }), (a, k) => {
      if (k !== 0n) expect(rational(a.n * k, a.d * k)).toEqual(a);
    }),
  );
  expect(() => rational(1, 0)).toThrow(RangeError);
});

test('is written in LaTeX and, where it ends, as a decimal', () => {
  expect([latex(rational(-6, 8)), latex(rational(10, 5)), latex(rational(0))]).toEqual([
    '-\\frac{3}{4}',
    '2',
    '0',
  ]);
  expect([decimal(rational(-1, 8)), decimal(rational(5, 100)), decimal(rational(30))]).toEqual([
    '-0.125',
    '0.05',
    '30',
  ]);
});
