import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import { changedRow, piecesOf, Row } from './row.js';
import { RowMemory, rowsOf } from './row-memory.js';

const problem: Problem = {
  id: 'set/1',
  domain: 'math',
  prompt: [{ role: 'user', content: 'What is "1 + 1"?' }],
  source: { dataset: 'set' },
  tags: [],
  meta: {},
};

/** As a row comes that another stage or run has written: without its problem. */
function written(one: Problem): Row {
  const [, row] = rowsOf([problem, one]) as [Row, Row];
  return new Row(row.memory, row.from, row.to);
}

function changed(after: Problem, before: Row): string {
  const memory = new RowMemory();
  memory.add(problem);
  return changedRow(after, before, memory).line;
}

it('writes on what was written, whatever is added, changed or taken away', () => {
  const value = fc.option(fc.jsonValue({ stringUnit: 'binary' }), { nil: undefined });
  const fields = fc.dictionary(fc.string({ unit: 'binary', maxLength: 3 }), value, {
    maxKeys: 4,
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(fields, fields, fc.boolean(), (old, added, first) => {
      const before = written({ ...problem, ...old } as Problem);
      const after = (first ? { ...added, ...before.problem } : { ...before.problem, ...added }) as Problem;
      expect(changed(after, before)).toBe(JSON.stringify(after));
    }),
  );
});

it('sees a field that changed in its place', () => {
  const before = written(problem);
  const after = { ...problem, prompt: [{ role: 'user', content: 'What is 2 + 2?' }] } as Problem;
  expect(changed(after, before)).toBe(JSON.stringify(after));
  const other = { ...problem, source: { dataset: 'other' }, split: 'train' };
  expect(changed(other, before)).toBe(JSON.stringify(other));
  const { source: _, ...less } = problem;
  expect(changed(less as Problem, before)).toBe(JSON.stringify(less));
});

it('gives rows that lie one behind the other in one piece', () => {
  const [a, b, c, d] = rowsOf([problem, problem, problem, problem]) as [Row, Row, Row, Row];
  const other = written(problem);
  const pieces = [...piecesOf([a, b, d, other, c])];
  expect(pieces.map(({ length }) => length)).toEqual([
    b.to - a.from,
    d.to - d.from,
    other.to - other.from,
    c.to - c.from,
  ]);
  expect(Buffer.concat(pieces).toString()).toBe(`${JSON.stringify(problem)}\n`.repeat(5));
  expect([...piecesOf([])]).toEqual([]);
});

it('writes rows into the memory that it is given as far as they have room there, and the others elsewhere', () => {
  fc.assert(
    fc.property(fc.nat(3000), fc.nat(9), (bytes, count) => {
      const first = Buffer.alloc(bytes);
      const rows = rowsOf(Array<Problem>(count).fill(problem), first);
      expect(rows.map(({ line }) => line)).toEqual(Array(count).fill(JSON.stringify(problem)));
      const inFirst = rows.findIndex(({ memory }) => memory !== first);
      expect(rows.slice(inFirst < 0 ? count : inFirst).every(({ memory }) => memory !== first)).toBe(true);
      if (bytes > 1000 && count > 0) expect(rows[0]?.memory).toBe(first);
    }),
  );
});
