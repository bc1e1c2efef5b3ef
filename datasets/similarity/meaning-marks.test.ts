import { expect, test } from 'vitest';
import { formulaSigns } from './formula-signs.js';
import { meaningMarks } from './meaning-marks.js';
import { numbersOf } from './number-words.js';
import { plain, words } from './words.js';

const same = (left: string, right: string) => {
  const [a, b] = [meaningMarks(left), meaningMarks(right)];
  return { quantities: a.quantities === b.quantities, relations: a.relations === b.relations };
};

test.each([
  ['Twenty-five goats and 3 hens', [25, 3]],
  ['thirty dogs, five cats', [30, 5]],
  ['half of 0.50 litres', [2, 0.5]],
  ['1/2 of .5 litres', [2, 5]],
  ['two thousand five', [2000, 5]],
  ['three hundred thousand and 1,500', [300_000, 1500]],
  ['one of the boys eats an apple within 1 hour', []],
  ['twenty-one', [21]],
  ['a dozen eggs, doubled', [12, 2]],
])('the numbers of %s', (text, numbers) => {
  expect(numbersOf(words(text))).toEqual(numbers);
});

test.each([
  ['a six-sided die, 5-day trips, 60 km/hour and 3/4 of it', []],
  ['$x^2 - y^2 = 1$', ['^', '-', '^', '=']],
  ['$a-b$ and x - 3', ['-', '-']],
  ['\\dfrac{3}{4} of \\frac{x}{2}', ['/']],
  ['$\\sum \\frac{n}{\\sqrt{n}} \\cdot 3$', ['/', 'sum', 'sqrt']],
  ['sin 30 + \\cos 60', ['+', 'sin', 'cos']],
])('the signs of %s', (text, signs) => {
  expect(formulaSigns(plain(text))).toEqual(signs);
});

test('numbers agree however they are written and wherever they stand', () => {
  const text = 'Mia picks 24 plums and gives half of them away.';
  expect(same(text, 'Of the twenty-four plums that Mia picked, she gave away 1/2.').quantities).toBe(true);
  expect(same(text, text.replace('24', '42')).quantities).toBe(false);
  expect(same(text, text.replace('half', 'a third')).quantities).toBe(false);
});

test('formulas and relations tell texts apart; letters, brackets and the order of words do not', () => {
  expect(same('Find $\\sin x$ for x = 30', 'Find $\\cos x$ for x = 30').quantities).toBe(false);
  expect(same('Where is $\\frac{1}{x-3}$ defined?', 'Where is $\\frac{1}{x+3}$ defined?').quantities).toBe(
    false,
  );
  expect(same('What is the greatest factor of 30?', 'What is the least factor of 30?')).toEqual({
    quantities: true,
    relations: false,
  });
  expect(same('Solve (a + 3) = 12 for a.', 'For which b is b + 3 = 12?')).toEqual({
    quantities: true,
    relations: true,
  });
});
