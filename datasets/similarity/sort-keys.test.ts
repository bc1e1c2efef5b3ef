import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortKeys } from './sort-keys.js';

test('keys are sorted, equal ones in their own order, and the given stay', () => {
  const key = fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
  fc.assert(
    fc.property(fc.array(key, { maxLength: 50 }), (values) => {
      const keys = Uint32Array.from(values);
      const { sorted, order } = sortKeys(keys);
      const expected = values.map((_, at) => at).sort((a, b) => values[a]! - values[b]! || a - b);
      expect([...order]).toEqual(expected);
      expect([...sorted]).toEqual(expected.map((at) => values[at]));
      expect([...keys]).toEqual(values);
    }),
  );
});
