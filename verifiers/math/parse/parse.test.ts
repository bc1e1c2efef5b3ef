import { expect, test } from 'vitest';
import { parse } from './index.js';
import { show } from './show.js';

const read = (text: string) => show(parse(text).node);

test.each([
  ['\\frac12', '(1 / 2)'],
  ['\\frac1{2}', '(1 / 2)'],
  ['2\\frac{1}{3}', '(2 + (1 / 3))'],
  ['x^23', 'x^23'],
  ['2x^2', '(2·x^2)'],
  ['xy^2', '(x·y^2)'],
  ['-2^2', '-2^2'],
  ['\\sin 2x \\cos y', '(sin((2·x))·cos(y))'],
  ['\\log_2 8', 'logbase(2, 8)'],
  ['\\sin^{-1} x', 'arcsin(x)'],
  ['0.1\\overline{6}', '1/6'],
  ['1{,}234', '1234'],
  ['(1,234)', '(1, 234)'],
  ['6.02e23', '602000000000000000000000'],
  ['5 \\text{ cm}^2', '5 [cm^2]'],
  [']0,1[', '(0, 1)'],
  ['x \\le 3', 'x <= 3'],
  ['½', '(1 / 2)'],
  ['√2', 'sqrt(2)'],
  ['\\text{Minimum: } 1', 'Minimum: 1'],
  ['1101_2', '13 (base 2)'],
])('%s', (text, tree) => {
  expect(read(text)).toBe(tree);
});

test('what is no mathematics is words, with the place where reading failed', () => {
  expect(parse('\\frac{1}{').problem?.at).toBe(9);
  expect(parse('north by northwest').node).toEqual({ kind: 'words', text: 'north by northwest' });
  expect(parse('').node).toEqual({ kind: 'words', text: '' });
});
