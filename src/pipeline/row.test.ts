import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import { changedRow, rowOf } from './row.js';

const problem: Problem = {
  id: 'set/1',
  domain: 'math',
  prompt: [{ role: 'user', content: 'What is "1 + 1"?' }],
  source: { dataset: 'set' },
  tags: [],
  meta: {},
};

it('writes on what was written, whatever is added, changed or taken away', () => {
  const fields = fc.dictionary(fc.string({ maxLength: 3 }), fc.option(fc.jsonValue(), { nil: undefined }), {
    maxKeys: 4,
    noNullPrototype: true,
  });
  fc.assert(
    fc.property(fields, fields, fc.boolean(), (old, added, first) => {
      const before = rowOf({ ...problem, ...old } as Problem);
      const after = (first ? { ...added, ...before.problem } : { ...before.problem, ...added }) as Problem;
      expect(changedRow(after, before).line).toBe(JSON.stringify(after));
    }),
  );
});

it('sees a field that changed in its place', () => {
  const before = rowOf(problem);
  const after = { ...problem, prompt: [{ role: 'user', content: 'What is 2 + 2?' }] } as Problem;
  expect(changedRow(after, before).line).toBe(JSON.stringify(after));
  const other = { ...problem, source: { dataset: 'other' }, split: 'train' };
  expect(changedRow(other, before).line).toBe(JSON.stringify(other));
  const { source: _, ...less } = problem;
  expect(changedRow(less as Problem, before).line).toBe(JSON.stringify(less));
});
