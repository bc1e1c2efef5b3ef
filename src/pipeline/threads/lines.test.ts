import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import type { Row } from '../row.js';
import { rowsOf } from '../row-memory.js';
import { linesOf, linesWhereTheyLie, rowsOfLines } from './lines.js';

const rowsSaying = (texts: readonly string[]): Row[] =>
  rowsOf(
    texts.map(
      (content, at): Problem => ({
        id: `set:${at}`,
        domain: 'math',
        prompt: [{ role: 'user', content }],
        source: { dataset: 'set' },
        tags: [],
        meta: {},
      }),
    ),
  );

test('rows come out of lines as they went in, whichever of them go', () => {
  const texts = fc.array(fc.string({ unit: 'binary' }), { maxLength: 9 });
  fc.assert(
    fc.property(texts, fc.nat(9), fc.nat(9), (all, left, right) => {
      const rows = rowsSaying(all);
      const some = [...rows.slice(left), ...rows.slice(0, right)];
      for (const lines of [linesOf(some), linesWhereTheyLie(some)])
        expect(rowsOfLines(lines).map(({ line }) => line)).toEqual(some.map(({ line }) => line));
    }),
  );
});

test('rows in one piece of memory go over as they lie, others are copied', () => {
  const rows = rowsSaying(['a', 'b', 'c']) as [Row, Row, Row];
  const { buffer } = rows[0].memory;
  expect(linesWhereTheyLie(rows).bytes.buffer).toBe(buffer);
  expect(linesWhereTheyLie([rows[0], rows[2]]).bytes.buffer).not.toBe(buffer);
  expect(linesOf(rows).bytes.buffer).not.toBe(buffer);
});
