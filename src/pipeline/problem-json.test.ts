import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formats } from '#datasets/formats/index.js';
import type { Problem } from '#datasets/problem.js';
import { readProblem } from '#datasets/read-problem.js';
import { problemJson } from './problem-json.js';

const long =
  'How many of the pears that Mira bought on the market on Sunday are left when she has eaten four? '.repeat(
    2,
  );
const problem: Problem = {
  id: 'set/"1"',
  domain: 'math',
  prompt: [{ role: 'user', content: long }],
  source: { dataset: 'set' },
  tags: [],
  meta: { prompt: [{ content: 1 }] },
};

it('writes what JSON.stringify does, whatever the prompt holds', () => {
  const text = fc.string({ unit: 'binary', maxLength: 8 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const asked = { ...problem, prompt: [{ role: 'user', content: before + long + after }] } as Problem;
      expect(problemJson(asked)).toBe(JSON.stringify(asked));
    }),
  );
});

it('writes what JSON.stringify does, however the fields and the messages stand', () => {
  const { id, prompt, ...rest } = problem;
  const [message] = prompt;
  const others = [
    problem,
    { ...rest, id, prompt },
    { ...problem, prompt: [message, message] },
    { ...problem, prompt: [{ content: long, role: 'user' }] },
    { ...problem, prompt: [{ role: 'user', content: long, name: 'Mira' }] },
    { ...problem, prompt: [{ role: 'user', content: 'Short?' }], solution: undefined, split: 'train' },
  ] as Problem[];
  for (const other of others) expect(problemJson(other)).toBe(JSON.stringify(other));
});

it('writes a prompt of millions of characters so', () => {
  for (const unit of ['pears, ', '梨', 'é'])
    for (const end of ['', '"']) {
      const asked = {
        ...problem,
        prompt: [{ role: 'user', content: unit.repeat(3_000_000) + end }],
      } as Problem;
      expect(problemJson(asked) === JSON.stringify(asked)).toBe(true);
    }
});

it.each(formats.map((format) => [format.name, format] as const))('writes a problem of %s so', (_, format) => {
  const read = readProblem(format, format.sample, { source: { dataset: 'set', row: 0 } });
  const [first, ...others] = read.prompt as [Problem['prompt'][number]];
  const longer = { ...read, prompt: [{ ...first, content: long + first.content }, ...others] };
  for (const one of [read, longer]) expect(problemJson(one)).toBe(JSON.stringify(one));
});
