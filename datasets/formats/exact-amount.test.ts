import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactAmount } from './exact-amount.js';

test.each([
  ['14053029.666666666', '42159089/3'],
  ['23103210.3999999985', '23103210.4'],
  ['3244047.0999999996', '3244047.1'],
  ['-0.30000000000000004', '-0.3'],
  ['0.6666666667', '2/3'],
  ['3.9999999999999996', '4'],
  ['0.0714285714', '1/14'],
  ['3.25', undefined],
  ['3.3333', undefined],
  ['1.4142135623730951', undefined],
  ['3.141592653589793', undefined],
  ['12', undefined],
  ['1e-12', undefined],
  ['no 1.6666666666666667', undefined],
])('%s is %s', (decimal, expected) => {
  expect(exactAmount(decimal)).toBe(expected);
});

test('a quotient that a program prints is found again', () => {
  const quotient = fc.tuple(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 1, max: 100 }));
  fc.assert(
    fc.property(quotient, ([above, below]) => {
      const text = String(above / below);
      fc.pre(/\.\d{9,}$/.test(text));
      const [up = '', down = '1'] = (exactAmount(text) ?? 'none').split('/');
      expect(Number(up) / Number(down)).toBe(above / below);
    }),
  );
});

test('few of the numbers drawn at random are taken for a fraction', () => {
  let taken = 0;
  let state = 1;
  for (let n = 0; n < 3000; n++) {
    state = (state * 48_271) % 2_147_483_647;
    if (exactAmount(String((state / 2_147_483_647) * 1000 + Math.SQRT2)) !== undefined) taken++;
  }
  expect(taken).toBeLessThan(30);
});
