import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IdTable } from './id-table.js';

test('it numbers ids as a Map does, and gives them back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 3000 }), (ids) => {
      const table = new IdTable();
      const known = new Map<string, number>();
      for (const id of ids) {
        expect(table.add(id)).toBe(known.has(id) ? undefined : known.size);
        if (!known.has(id)) known.set(id, known.size);
      }
      expect(table.count).toBe(known.size);
      for (const [id, number] of known) {
        expect(table.find(id)).toBe(number);
        expect(table.id(number)).toBe(id);
      }
      expect(table.find('an id that is longer than any of them')).toBeUndefined();
    }),
    { numRuns: 30 },
  );
});

test('it gives the bytes of all ids in their order, also of many', () => {
  const ids = Array.from({ length: 100_000 }, (_, at) => `a set of problems:é${at}`);
  const table = new IdTable();
  for (const id of ids) table.add(id);
  expect(Buffer.concat([...table.bytes()]).equals(Buffer.from(ids.join('')))).toBe(true);
  expect(ids.every((id, at) => table.find(id) === at)).toBe(true);
});

test('ids that differ in lone surrogates alone, which no UTF-8 holds, are one', () => {
  const table = new IdTable();
  expect(table.add('set:\ud800')).toBe(0);
  expect(table.add('set:\udfff')).toBeUndefined();
});
