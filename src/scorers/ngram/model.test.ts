import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseModel, rate } from './model.js';

const bytes = readFileSync(new URL('./ngram-1.bin', import.meta.url));
const model = parseModel(bytes);

const quality = (text: string) =>
  rate(model, { domain: 'math', prompt: [{ role: 'user', content: text }] }).quality as number;

const sound = [
  'A gardener plants 14 rows of tulips with 23 bulbs in each row. If 19 of the bulbs do not grow, how many tulips bloom?',
  'Find the sum of all positive integers $n$ such that $n^2 - 5n + 6 = 0$.',
  'Evaluate $\\frac{3}{4} + \\frac{5}{6}$. Express your answer as a common fraction.',
  'A ferry carries forty cars on each trip and makes nine trips a day. How many cars does it carry in one week?',
];

test.each(sound)('a sound problem is rated above its defects: %s', (text) => {
  const whole = quality(text);
  expect(whole).toBeGreaterThan(0.6);
  const words = text.split(' ');
  const defects = [
    words.slice(0, Math.floor(words.length * 0.6)).join(' '),
    `<div class="q">${words.slice(0, 4).join(' ')}<br/>${words.slice(4).join(' ')}</div>`,
    `Sure! Here is a problem for you: ${text}`,
    `${text} ${sound[(sound.indexOf(text) + 1) % sound.length]}`,
  ];
  for (const defect of defects) expect(quality(defect)).toBeLessThan(whole - 0.2);
});

test('a harder problem has the lower predicted pass rate', () => {
  const predicted = (text: string) =>
    rate(model, { domain: 'math', prompt: [{ role: 'user', content: text }] }).difficulty as number;
  const easy = predicted('What is $7 \\cdot 8$?');
  const hard = predicted(
    'Let $a,$ $b,$ $c$ be complex numbers such that $|a| = |b| = |c| = 1$ and $\\frac{a^2}{bc} + \\frac{b^2}{ac} + \\frac{c^2}{ab} = -1.$ Find all possible values of $|a + b + c|.$',
  );
  expect(easy - hard).toBeGreaterThan(0.3);
});

test.each([
  ['another file', Buffer.from('{"weights":[1,2,3]} and some more text'), 'no n-gram model'],
  ['a cut file', bytes.subarray(0, 100_000), 'the file was cut'],
  ['an empty file', Buffer.alloc(0), 'no n-gram model'],
])('%s is told, not read', (_, wrong, message) => {
  expect(() => parseModel(wrong)).toThrow(message);
});

test('the shipped model is at most 4 MB', () => {
  expect(bytes.length).toBeLessThanOrEqual(4 * 2 ** 20);
});
