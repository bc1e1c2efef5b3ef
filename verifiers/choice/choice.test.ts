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
  'The Answer is, C.',
  '### Answer\n\nC',
  '#### Answer\nC',
  'We add.\n\n**Answer**\n\n(C) 12',
  'We add.\n\n**Answer**: C',
  '<answer>\n(C) 12\n</answer>',
  '<think>B</think><answer>C',
  'C<|im_end|>',
  'We add.\nOption C is correct.',
  'We add.\nHence, (C) is the right answer.',
  'So the answer is C because it fits.',
  'The answer is "C".',
  '{"answer": "C"}',
  'The answer is\n\n\\[\nC\n\\]',
  'The answer would be C.',
  'Ans: C',
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
  '### Answer\n\nB',
  '### Answer',
  'The Answer is, B.',
  '<answer>B</answer> or \\boxed{C}',
  '<answer>C\nB</answer>',
  'We add.\nOption B is correct.',
  'Either B or C is the answer.',
  '\\boxed{B}\nOption C is correct.',
  '<answer>B</answer>\nOption C is correct.',
  'Not C; B is correct.',
  'Answer: C, but B is possible too',
  'Answer: C - B',
  'A: 10\nB: 11\nC: 12',
  '',
])('wrong: %s', async (completion) => expect(await reward(completion)).toBe(0));

test('the text of the option counts when the options are known', async () => {
  expect(await reward('The answer is: the sky.', choices)).toBe(1);
  expect(await reward('The answer is: the sky.')).toBe(0);
  expect(await reward('12', choices)).toBe(0);
});

test.each([
  [['15%', '20%', '25%'], '\\boxed{25\\%}', 1],
  [['15%', '20%', '25%'], '\\boxed{20\\%}', 0],
  [['$9.50', '$11.00', '$12.75'], '\\boxed{\\$12.75}', 1],
  [['$9.50', '$11.00', '$12.75'], 'The answer is $12.75.', 1],
  [['$9.50', '$11.00', '$12.75'], '\\boxed{\\$1275}', 0],
  [['2', '3', '0.25'], '\\boxed{025}', 0],
  [['1', '2', '\\frac{1}{12}'], '\\boxed{\\frac{11}{2}}', 0],
  [['1', '2', '\\frac{1}{2}'], '\\boxed{\\dfrac12}', 1],
  [['1', '2', '3 4'], '\\boxed{34}', 0],
  [['C/(k-2)', '2C/k', 'kC/2'], '\\boxed{C/(k-2)}', 0],
  [['kC/2', '2C/k', 'A/(k-2)'], '\\boxed{A/(k-2)}', 1],
])('among %j, %s earns %i', async (texts, completion, expected) =>
  expect(await reward(completion, texts)).toBe(expected),
);

test('a letter without an option is a defect', () => {
  expect(choice.inspect({ verifier: 'choice', answer: 'E', choices })?.code).toBe('no-such-choice');
  expect(choice.inspect({ verifier: 'choice', answer: 'A', choices: ['1', '1'] })?.code).toBe(
    'repeated-choice',
  );
  expect(choice.inspect({ verifier: 'choice', answer: 'C', choices })).toBeNull();
});

test('a minus is one sign, however it is written', async () => {
  const texts = ['\u22127', '7', '\u20133', '3'];
  expect(await reward('\\boxed{-3}', texts)).toBe(1);
  expect(await reward('\\boxed{\u22123}', texts)).toBe(1);
  expect(await reward('\\boxed{-7}', texts)).toBe(0);
  expect(await reward('\\boxed{3}', texts)).toBe(0);
});
