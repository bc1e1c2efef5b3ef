import { expect, test } from 'vitest';
import { fromHalf } from './half.js';

// IEEE 754-2019, binary16: its ends, its smallest numbers, and some in between.
test.each([
  [0x0000, 0],
  [0x8000, -0],
  [0x3c00, 1],
  [0xc000, -2],
  [0x7bff, 65504],
  [0x0400, 2 ** -14],
  [0x03ff, (1023 / 1024) * 2 ** -14],
  [0x0001, 2 ** -24],
  [0x3555, 0.333251953125],
  [0x7c00, Number.POSITIVE_INFINITY],
  [0xfc00, Number.NEGATIVE_INFINITY],
  [0x7e00, Number.NaN],
])('%i is %f', (bits, value) => {
  expect(fromHalf(Uint16Array.of(bits))[0]).toBe(value);
});

test('numbers rise with their bits', () => {
  const all = fromHalf(Uint16Array.from({ length: 0x7c01 }, (_, bits) => bits));
  expect(all.every((value, at) => at === 0 || value > (all[at - 1] as number))).toBe(true);
});
