import { expect, test } from 'vitest';
import { fieldsOf } from './guess-fields.js';

const rows = (count: number, row: (at: number) => Record<string, unknown>) =>
  Array.from({ length: count }, (_, at) => row(at));

test('parts are told by their names, in any spelling', () => {
  const sheet = rows(4, (at) => ({
    'Nr.': String(at),
    Question: `What is ${at} + 1?`,
    'Final Answer': at + 1,
    'Worked solution': at === 2 ? '2 + 1 = 3' : '',
    Topic: 'sums',
    by: 'Lea',
  }));
  expect(fieldsOf(sheet)).toEqual({
    id: "$['Nr.']",
    prompt: 'Question',
    answer: "$['Final Answer']",
    solution: "$['Worked solution']",
    tags: 'Topic',
  });
});

test('of two names the likelier is taken, where its values can be what it says', () => {
  expect(fieldsOf(rows(2, () => ({ input: 'x', q: 'What?', a: '1' })))).toMatchObject({ prompt: 'q' });
  expect(fieldsOf(rows(2, () => ({ question: [1], text: 'What?', a: 1 })))).toMatchObject({ prompt: 'text' });
  expect(fieldsOf(rows(4, (at) => ({ q: 'Q', answer: at === 0 ? '1' : null, result: 2 })))).toMatchObject({
    answer: 'result',
  });
});

test('numbers that come twice are no ids', () => {
  expect(fieldsOf(rows(3, (at) => ({ id: at % 2, q: 'Q', a: 1 })))).toEqual({ prompt: 'q', answer: 'a' });
});

test('without a prompt, or anything to judge by, there is no guess', () => {
  expect(fieldsOf(rows(3, () => ({ foo: 'What?', answer: '1' })))).toBeUndefined();
  expect(fieldsOf(rows(3, () => ({ question: 'What?', level: '1' })))).toBeUndefined();
  expect(fieldsOf([])).toBeUndefined();
});
