import { expect, test } from 'vitest';
import { choice } from './index.js';

const context = { sandbox: () => Promise.reject(new Error('no code runs here')) };
const choices = ['10', '12', 'The sky', '14'];
const reward = async (completion: string, texts?: string[]) =>
  (
    await choice.verify(
      completion,
      { verifier: 'choice', answer: 'C', ...(texts && { choices: texts }) },
      context,
    )
  ).reward;

test.each([
  'C',
  '(C)',
  '\\text{C}',
  '\\boxed{C}',
  'The answer is (C) 12',
  'The answer is C.',
  'Answer: C',
  '\\boxed{\\text{(C)}}',
  '\\boxed{C. 12}',
  '**Answer: C**',
  '<think>B</think>C',
  'The answer is option C',
  'C) 12',
])('right: %s', async (completion) => expect(await reward(completion)).toBe(1));

test.each([
  'B',
  'A or C',
  '(B) or (C)',
  '\\boxed{B}, \\boxed{C}',
  'the answer is A, C',
  'either B or C',
  'I think C',
  '\\boxed{}',
  '<think>C',
  'ABC',
  '',
])('wrong: %s', async (completion) => expect(await reward(completion)).toBe(0));

test('the text of the option counts when the options are known', async () => {
  expect(await reward('The answer is: the sky.', choices)).toBe(1);
  expect(await reward('The answer is: the sky.')).toBe(0);
  expect(await reward('12', choices)).toBe(0);
});

test('a letter without an option is a defect', () => {
  expect(choice.inspect({ verifier: 'choice', answer: 'E', choices })?.code).toBe('no-such-choice');
  expect(choice.inspect({ verifier: 'choice', answer: 'A', choices: ['1', '1'] })?.code).toBe(
    'repeated-choice',
  );
  expect(choice.inspect({ verifier: 'choice', answer: 'C', choices })).toBeNull();
});
