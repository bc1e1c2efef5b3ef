import { expect, test } from 'vitest';
import { text } from './index.js';

const context = { sandbox: () => Promise.reject(new Error('no code runs here')) };
const reward = async (answer: string, completion: string) =>
  (await text.verify(completion, { verifier: 'text', answer }, context)).reward;

test.each([
  ['Paris', 'paris.', 1],
  ['Paris', 'The answer is Paris.', 1],
  ['the Eiffel Tower', '\\boxed{\\text{Eiffel tower}}', 1],
  ['New York', '#### new  york', 1],
  ['Paris', 'The answer is **Paris**.', 1],
  ['Paris', 'Paris or London', 0],
  ['Paris', 'London', 0],
  ['Paris', '\\boxed{}', 0],
  ['Paris', '<think>Paris', 0],
])('%s, %s: %i', async (answer, completion, expected) => {
  expect(await reward(answer, completion)).toBe(expected);
});

test('an answer of nothing but layout is a defect', () => {
  expect(text.inspect({ verifier: 'text', answer: ' the . ' })?.code).toBe('empty-answer');
  expect(text.inspect({ verifier: 'text', answer: 'Paris' })).toBeNull();
});

const value = async (answer: string, completion: string) =>
  (await text.verify(completion, { verifier: 'text', answer, match: 'literal' }, context)).reward;

test.each([
  ['[2, 5]', '\\boxed{[2,5]}', 1],
  ['[2, 5]', '\\boxed{(2, 5)}', 0],
  ['[2, 5]', '\\boxed{[5, 2]}', 0],
  ["'a  B'", '\\boxed{"a  B"}', 1],
  ["'a  B'", "\\boxed{'a B'}", 0],
  ["'a  B'", "\\boxed{'a  b'}", 0],
  ["'a  B'", '\\boxed{a  B}', 0],
  ["'12'", '\\boxed{12}', 0],
  ["'a_b'", "\\boxed{'a\\_b'}", 1],
  ["'}{'", "so \\boxed{'}{'}.", 1],
  ["'{'", "the answer is \\boxed{'{'}", 1],
  ["'x\\n\\\\y'", "\\boxed{'x\\n\\\\y'}", 1],
  ["{'a': 1, 'b': None}", "\\boxed{\\{'b': None, 'a': 1\\}}", 1],
  ["{'a': 1}", "\\boxed{{'a': 2}}", 0],
  ['{1, 2}', '\\boxed{\\{2, 1\\}}', 1],
  ['True', '\\boxed{\\text{True}}', 1],
  ['True', '\\boxed{1}', 0],
  ['True', '\\boxed{true}', 0],
  ["['a', 1]", "\\boxed{[\\texttt{'a'}, 1.0]}", 1],
  ["b'ab'", "\\boxed{b'ab'}", 1],
  ["b'ab'", "\\boxed{'ab'}", 0],
  ['5', 'The answer is 5. It was easy.', 1],
  ['5', 'The answer is 5 or 6.', 0],
  ['5', '\\boxed{5 or 6}', 0],
  ["'a. b'", "The answer is `'a. b'`.", 1],
  ["'a. b'", "#### 'a. b'", 1],
  ["'a'", "'a'", 1],
  ['5', 'First this.\nThen that.', 0],
  ['[2, 5]', '**Answer:**\n\n```python\n[2, 5]\n```', 1],
  ['[2, 5]', '**Answer:**\n\n```python\n[5, 2]\n```', 0],
  ["'a'", 'Final answer:\r\n```\r\n"a"\r\n```\r\nIt is the first letter.', 1],
  ["{'a': [1]}", "The answer is as follows:\n~~~py\n{\n    'a': [\n        1,\n    ],\n}\n~~~", 1],
  ['[2, 5]', '```python\n[2, 5]\n```', 1],
  ['[2, 5]', 'It adds one to each, so it returns\n```python\n[2, 5]\n```\n', 1],
  ['[2, 5]', 'It adds one to each:\n```python\n[2, 5]\n```\nThat is all.', 0],
  ['[2, 5]', '```python\n[2, 5]\n```\nThe answer is [5, 2].', 0],
  ['[2, 5]', 'The answer is [5, 2].\n```python\n[2, 5]\n```', 0],
  ['[2, 5]', 'The answer is:\n```python\n[5, 2]\n```\n\n```python\n[2, 5]\n```', 0],
  ['[2, 5]', '```python\n[2, 5]\n[5, 2]\n```', 0],
  ['[2, 5]', '```python\nprint(f([1, 4]))\n```', 0],
  ["{'a': ''}", "\\boxed{\\text{\\{'a': ''\\}}}", 1],
  ["{'a': '}'}", "\\boxed{\\texttt{{'a': '}'}}}", 1],
  ["{'a': ''}", "\\boxed{\\mathtt{ \\text{ \\{'a': ''\\} } }}", 1],
  ["{'a': ''}", "\\boxed{\\text{\\{'a': 'b'\\}}}", 0],
  ["{'a': ''}", "\\boxed{\\text{\\{'a': ''\\}} or 1}", 0],
  ['100000000000000000001', '\\boxed{100000000000000000000}', 0],
])('the value %s, %s: %i', async (answer, completion, expected) => {
  expect(await value(answer, completion)).toBe(expected);
});

test('a gold that is no value is a defect, and blames no completion', async () => {
  const gold = { verifier: 'text', answer: 'Paris', match: 'literal' } as const;
  expect(text.inspect(gold)?.code).toBe('no-literal');
  expect(text.inspect({ ...gold, answer: "'Paris'" })).toBeNull();
  expect((await text.verify('\\boxed{1}', gold, context)).outcome).toBe('fault');
});

test('an endless row of blanks or marks is read at once', async () => {
  const started = performance.now();
  for (const mark of [' ', '`', '\\text{', "'", '(', '{'])
    expect(await value('1', `\\boxed{${mark.repeat(100_000)}x}`)).toBe(0);
  for (const mark of ['```\n', 'answer:\n```\n']) expect(await value('1', mark.repeat(50_000))).toBe(0);
  expect(performance.now() - started).toBeLessThan(2000);
});
