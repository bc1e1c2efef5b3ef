import { expect, test } from 'vitest';
import { extractAnswer } from './index.js';

test.each([
  ['So \\boxed{\\frac{1}{2}}.', '\\frac{1}{2}', 'boxed'],
  ['The roots are \\boxed{2} and \\boxed{3}.', '2, 3', 'boxed'],
  ['Not \\boxed{2}. But \\boxed{3}.', '3', 'boxed'],
  ['First \\boxed{2}.\n\nNow \\framebox{3}.\n\nHence \\fbox{4} by \\frac{1}{2} \\beta.', '4', 'boxed'],
  ['9 * 2 = 18\n#### 18', '18', 'hashes'],
  ['Sum.\nA: 18', '18', 'phrase'],
  ['The final answer is $x = 3$, since it fits.', 'x = 3', 'phrase'],
  ['**Answer:** 12 apples.', '12 apples', 'phrase'],
  ['Hence\n\\[ x+1 \\]', 'x+1', 'display'],
  ['\\frac{1}{2}', '\\frac{1}{2}', 'bare'],
])('%s', (text, answer, rule) => {
  expect(extractAnswer(text)).toEqual({ text: answer, rule });
});

test('strict mode takes a box or hashes only, lenient mode also the last number', () => {
  expect(extractAnswer('The answer is 5', 'strict')).toBeNull();
  const long = 'There are many.\nWe count 1,204 of them\nand stop.';
  expect(extractAnswer(long)).toBeNull();
  expect(extractAnswer(long, 'lenient')).toEqual({ text: '1,204', rule: 'last-number' });
});
