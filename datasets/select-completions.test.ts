import { expect, test } from 'vitest';
import { dpo } from './exports/dpo.js';
import { sft } from './exports/sft.js';
import type { Judgeable, JudgedCompletion } from './problem.js';
import { isWellFormed, selectCorrect, selectionSettings } from './select-completions.js';

type Given = [completion: string, reward: number | null, verdict?: Partial<JudgedCompletion>];

function problem(...given: Given[]): Judgeable {
  return {
    id: 'set:1',
    domain: 'math',
    prompt: [{ role: 'user', content: 'How many?' }],
    ground_truth: { verifier: 'math', answer: '12' },
    source: { dataset: 'set' },
    tags: [],
    meta: {},
    rollout: {
      completions: given.map(([completion]) => completion),
      rewards: given.map(([, reward]) => reward),
      verdicts: given.map(([, reward, verdict]) => ({
        outcome: reward === null ? 'fault' : reward >= 1 ? 'correct' : 'incorrect',
        ...verdict,
      })),
    },
  };
}
const settings = (given: object = {}) => selectionSettings.parse(given);
const long = 'First we count the rows, then the columns, and then we multiply both numbers with each other.';

test('correct ones only, the shortest first, at most so many', () => {
  const given = problem(
    [`${long} So it is \\boxed{12}.`, 1],
    ['Three times four is \\boxed{12}.', 1],
    ['It is \\boxed{13}.', 0],
    ['Nobody knows.', null],
    ['\\boxed{12}', 1],
  );
  expect(selectCorrect(given, settings({ keep: 2 })).map(({ completion }) => completion)).toEqual([
    '\\boxed{12}',
    'Three times four is \\boxed{12}.',
  ]);
  expect(sft.rows(given, settings({ keep: 1 }))).toEqual([
    {
      messages: [...given.prompt, { role: 'assistant', content: '\\boxed{12}' }],
      id: 'set:1',
      data_source: 'set',
      reward: 1,
    },
  ]);
});

test('the best reward first when asked', () => {
  const given = problem(
    ['\\boxed{12}', 1],
    ['Three times four is \\boxed{12}.', 1.5, { outcome: 'correct' }],
  );
  const [first] = selectCorrect(given, settings({ prefer: 'reward' }));
  expect(first?.completion).toContain('Three');
});

test('near-equal completions count once', () => {
  const given = problem(
    [`${long} \\boxed{12}`, 1],
    [`${long}  \\boxed{12}!`, 1],
    [`${long.toUpperCase()} \\boxed{12}`, 1],
  );
  expect(selectCorrect(given, settings())).toHaveLength(1);
});

test.each([
  ['x \\boxed{12}', true],
  ['<think>three fours</think> 12', true],
  ['<think>three fours 12', false],
  ['<think>three fours</think> ', false],
  ['```python\nprint(12)\n```', true],
  ['```python\nprint(12)', false],
  ['twelve \uFFFD', false],
  ['twelve \ud800', false],
  ['twelve 😀', true],
  ['twelve \u0007', false],
  ['', false],
])('%j is well formed: %j', (completion, expected) => {
  expect(isWellFormed(completion)).toBe(expected);
});

test('what the label stage said of form, language and repetition counts', () => {
  const given = problem(
    ['one way \\boxed{12}', 1, { components: { format: 0 } }],
    ['another way \\boxed{12}', 1, { components: { language: 0.5 } }],
    ['a third way \\boxed{12}', 1, { components: { repetition: -0.6 } }],
    ['the last way of all \\boxed{12}', 1, { components: { format: 1, language: 1, repetition: 0 } }],
  );
  expect(selectCorrect(given, settings()).map(({ completion }) => completion)).toEqual([
    'the last way of all \\boxed{12}',
  ]);
});

test('pairs: each completion once, a correct one against the wrong one that came nearest, never a fault', () => {
  const given = problem(
    ['\\boxed{12}', 1],
    ['Three times four is \\boxed{12}.', 1],
    ['<think>never closed', 0.9, { outcome: 'no_answer' }],
    ['It is \\boxed{13}.', 0.2],
    ['The judge was down \\boxed{14}', null],
  );
  expect(dpo.rows(given, settings()).map(({ chosen, rejected }) => [chosen, rejected])).toEqual([
    [[{ role: 'assistant', content: '\\boxed{12}' }], [{ role: 'assistant', content: 'It is \\boxed{13}.' }]],
    [
      [{ role: 'assistant', content: 'Three times four is \\boxed{12}.' }],
      [{ role: 'assistant', content: '<think>never closed' }],
    ],
  ]);
  expect(dpo.rows(problem(['\\boxed{12}', 1]), settings())).toEqual([]);
});
