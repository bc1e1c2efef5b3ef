import { expect, test } from 'vitest';
import { problem } from '../problem.js';
import { readProblem } from '../read-problem.js';
import { recogniseFormat } from './recognise.js';
import { formatNamed, formats } from './registry.js';
import { requiredFields } from './required-fields.js';

const source = { dataset: 'samples', file: 'sample.jsonl', row: 0 };

test('the registry was found', () => {
  expect(formats.length).toBeGreaterThan(30);
  expect(new Set(formats.map((format) => format.name)).size).toBe(formats.length);
});

test.each(formats.map((format) => [format.name, format] as const))(
  'the sample of %s is recognised as its own, through null fields and as one of several',
  (name, format) => {
    expect(recogniseFormat([format.sample]).format.name).toBe(name);
    expect(recogniseFormat([format.sample, format.sample, { odd: 1 }]).why).toMatch(
      `${name}: 2 of 3 rows have`,
    );
    expect(recogniseFormat([{ ...format.sample, unheard_of: null }]).format.name).toBe(name);
  },
);

test.each(formats.map((format) => [format.name, format] as const))(
  'a row without a required field of %s is none of its rows',
  (_name, format) => {
    for (const field of requiredFields(format)) {
      expect(format.row.safeParse({ ...format.sample, [field]: undefined }).success).toBe(false);
      const { [field]: _, ...lacking } = format.sample;
      expect(format.row.safeParse(lacking).success).toBe(false);
    }
  },
);

// Known only so that its rows are refused for the true reason.
const unreadable = ['multipl-e'];

test.each(
  formats
    .filter((format) => !unreadable.includes(format.name))
    .map((format) => [format.name, format] as const),
)('the sample of %s becomes a whole problem that says something to judge by', (_name, format) => {
  // Our own rows have no unknown fields: there, one is a mistake.
  const row = format.name.startsWith('rlvr') ? format.sample : { ...format.sample, unheard_of: 1 };
  const made = readProblem(format, row, { source });
  expect(problem.parse(made)).toEqual(made);
  expect(made.ground_truth ?? made.solution).toBeDefined();
  expect(readProblem(format, row, { source })).toEqual(made);
  if (!format.name.startsWith('rlvr')) expect(made).toMatchObject({ source, meta: { unheard_of: 1 } });
});

test.each(formats.map((format) => [format.name, format] as const))(
  'a field of %s that has a wrong type is named',
  (_name, format) => {
    const broken = Object.fromEntries(Object.keys(format.sample).map((field) => [field, { wrong: true }]));
    expect(() => readProblem(format, broken, { source })).toThrow(
      new RegExp(`not a ${format.name} row: \\w+`),
    );
  },
);

test('rows of no format are refused with the fields seen and what the nearest formats lack', () => {
  expect(() => recogniseFormat([{ question: 'x?', reply: '1' }])).toThrow(
    /the rows have the fields question, reply/,
  );
  try {
    recogniseFormat([{ question: 'x?', reply: '1' }]);
  } catch (error) {
    expect(error).toHaveProperty('hint', expect.stringMatching(/gsm8k would need answer.*format: custom/));
  }
  expect(() => recogniseFormat([])).toThrow('no good row');
});

test('a format is found by its name, or the names are listed', () => {
  expect(formatNamed('mbpp').name).toBe('mbpp');
  expect(() => formatNamed('mbp')).toThrow('there is no format mbp');
});
