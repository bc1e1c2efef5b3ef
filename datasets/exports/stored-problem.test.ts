import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Judgeable, type Problem, problem } from '../problem.js';
import { JsonText, jsonText } from './json-text.js';
import { exportNamed, exportShapes } from './registry.js';
import { asIs, partAsIs, partText, StoredProblem } from './stored-problem.js';
import { graderAsIs, graderText } from './truth-text.js';
import { rowsOf } from './write-export.js';

const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', ']', ',', ':', 'a') }),
  fc.constantFrom('[1,2]', '","answers":["2"],"x":"'),
);
const truth = fc.oneof(
  fc.record(
    { verifier: fc.constant('math'), answer: text, tolerance: fc.constant(0.1) },
    { requiredKeys: ['verifier'] },
  ),
  fc.record({ answers: fc.array(text), verifier: fc.constant('math'), answer: text }),
  fc.record({ choices: fc.array(text), answer: fc.constant('A'), verifier: fc.constant('choice') }),
  fc.record({ verifier: fc.constant('text'), answer: text }),
  fc.record({
    verifier: fc.constant('code'),
    language: fc.constant('python'),
    tests: fc.array(fc.record({ stdin: text, stdout: text }), { minLength: 1 }),
  }),
  fc.record({ verifier: fc.constant('instruction'), constraints: fc.array(fc.record({ id: text })) }),
);
const fields = fc.record(
  {
    id: text,
    domain: fc.constantFrom('math', 'code'),
    prompt: fc.array(fc.record({ role: fc.constantFrom('system', 'user'), content: text }), { minLength: 1 }),
    ground_truth: truth,
    solution: text,
    references: fc.array(text),
    source: fc.record({ split: text, dataset: text, row: fc.nat() }, { requiredKeys: ['dataset'] }),
    quality: fc.record({ score: fc.double({ min: 0, max: 1 }), scorer: text }),
    rollout: fc.record({ completions: fc.array(text), rewards: fc.array(fc.constantFrom(0, 1)) }),
    split: text,
    tags: fc.array(text),
    meta: fc.dictionary(text, fc.jsonValue()),
  },
  { requiredKeys: ['id', 'domain', 'prompt', 'ground_truth', 'source', 'tags', 'meta'] },
);

/** A problem whose fields stand in any order, one among them that no record has. */
const anyProblem = fc
  .tuple(fields, fc.jsonValue())
  .chain(([known, more]) => {
    const entries = Object.entries({ ...known, 'one "more"': more });
    return fc.shuffledSubarray(entries, { minLength: entries.length });
  })
  .map((entries) => Object.fromEntries(entries) as Judgeable);

const stored = (one: Problem) => new StoredProblem(JSON.stringify(one)) as StoredProblem & Judgeable;

test.each(exportShapes.map((shape) => [shape.name, shape] as const))(
  '%s: the rows of a stored problem are letter for letter those of the plain one, in whatever order its fields stand',
  (_name, shape) => {
    fc.assert(
      fc.property(anyProblem, fc.nat(), (one, index) => {
        expect(rowsOf(shape, stored(one), index).map(jsonText)).toEqual(
          rowsOf(shape, one, index).map(jsonText),
        );
      }),
    );
  },
);

test("rlvr: a row has the record's fields alone, in the record's order", () => {
  fc.assert(
    fc.property(anyProblem, (one) => {
      const [row] = rowsOf(exportNamed('rlvr'), stored(one), 0);
      const inOrder = Object.keys(problem.shape).filter((field) => field in one);
      expect(Object.keys(JSON.parse(jsonText(row)))).toEqual(inOrder);
    }),
  );
});

test('a part of a field is that of the value, a missing one none', () => {
  fc.assert(
    fc.property(anyProblem, (one) => {
      for (const field of ['source', 'ground_truth', 'quality'] as const)
        for (const part of ['dataset', 'split', 'verifier', 'answer', 'answers', 'scorer', 'copies']) {
          const written = JSON.stringify((one[field] as Record<string, unknown> | undefined)?.[part]);
          for (const way of [one, stored(one)]) {
            expect(partText(way, field, part)).toBe(written);
            expect(JSON.stringify(partAsIs(way, field, part))).toBe(written);
          }
        }
    }),
  );
});

test("the grader's text is the same, whether it is taken over or made", () => {
  fc.assert(
    fc.property(anyProblem, (one) => {
      const written = JSON.stringify(graderText(one.ground_truth));
      for (const way of [one, stored(one)]) expect(jsonText(graderAsIs(way))).toBe(written);
    }),
  );
});

test('a field is read as it was written, and taken over as its text', () => {
  fc.assert(
    fc.property(anyProblem, (one) => {
      const way = stored(one);
      for (const field of Object.keys(problem.shape) as (keyof Problem)[]) {
        expect(JSON.stringify(way[field])).toBe(JSON.stringify(one[field]));
        const taken = asIs(way, field);
        expect(taken instanceof JsonText ? taken.text : taken).toBe(JSON.stringify(one[field]));
      }
      expect(way.fields()).toEqual(Object.keys(one));
      expect(JSON.stringify(way.whole())).toBe(JSON.stringify(one));
    }),
  );
});
