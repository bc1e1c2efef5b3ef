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

test('articles, remarks in parentheses and other languages are no hindrance', () => {
  const row = { 'The Question?': 'What is 1 + 1?', 'Answer (short)': '2' };
  expect(fieldsOf([row])).toEqual({ prompt: "$['The Question?']", answer: "$['Answer (short)']" });
  expect(fieldsOf([{ Frage: 'Was ist 1 + 1?', 'Lösung!!': '2' }])).toMatchObject({ prompt: 'Frage' });
  expect(fieldsOf([{ 题目: '1 + 1 = ?', 答案: '2' }])).toEqual({ prompt: '题目', answer: '答案' });
});

test('what the user names is taken, and not for anything else', () => {
  const row = { text: 'What is 1 + 1?', question: 'exam 3', answer: 'see note', note: '2' };
  expect(fieldsOf([row], { prompt: 'text', answer: 'note' })).toEqual({ prompt: 'text', answer: 'note' });
  expect(fieldsOf([row], { solution: 'answer' })).toEqual({ prompt: 'question', solution: 'answer' });
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
