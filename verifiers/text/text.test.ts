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
