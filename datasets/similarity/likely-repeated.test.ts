import fc from 'fast-check';
import { expect, test } from 'vitest';
import { random } from '../random.js';
import { likelyRepeated } from './likely-repeated.js';

test('every key that stands more than once is among them, in order', () => {
  const keys = fc.array(fc.oneof(fc.nat(2 ** 32 - 1), fc.nat(3), fc.constant(2 ** 32 - 1)));
  fc.assert(
    fc.property(keys, (given) => {
      const places = [...likelyRepeated(Uint32Array.from(given))];
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      for (const [at, key] of given.entries())
        if (given.indexOf(key) !== given.lastIndexOf(key)) expect(places).toContain(at);
    }),
  );
});

test('of keys that stand once few are', () => {
  const draw = random('keys', 3);
  const keys = Uint32Array.from(new Set(Array.from({ length: 100_000 }, () => draw.int(0, 2 ** 32 - 1))));
  expect(likelyRepeated(keys).length).toBeLessThan(keys.length / 8);
});
