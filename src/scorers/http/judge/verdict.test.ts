import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareOfText, shareOfTokens } from './verdict.js';

const spelled = (word: string) =>
  fc
    .tuple(
      fc.constantFrom('', ' ', '▁', 'Ġ', '"', '**'),
      fc.constantFrom('', '.', '"', '**', '\n'),
      fc.boolean(),
    )
    .map(([before, after, upper]) => `${before}${upper ? word.toUpperCase() : word}${after}`);

test('P(yes) / (P(yes) + P(no)), whatever the tokens are spelled like', () => {
  fc.assert(
    fc.property(
      spelled('Yes'),
      spelled('No'),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      (yes, no, p) => {
        const alternatives = [
          { token: yes, logprob: Math.log(p * 0.9) },
          { token: no, logprob: Math.log((1 - p) * 0.9) },
          { token: 'Perhaps', logprob: Math.log(0.1) },
        ];
        expect(shareOfTokens(alternatives, 'yes-no', 0.5)).toBeCloseTo(p, 9);
      },
    ),
  );
});

test('a verdict that the model hardly means is a fault', () => {
  const alternatives = [
    { token: 'To', logprob: Math.log(0.7) },
    { token: 'Yes', logprob: Math.log(0.2) },
  ];
  expect(shareOfTokens(alternatives, 'yes-no', 0.5)).toEqual({
    fault: expect.stringContaining('(20.0 % of it); its likeliest first token is "To"'),
  });
  expect(shareOfTokens(alternatives, 'yes-no', 0.1)).toBe(1);
  expect(shareOfTokens([], 'grade', 0.5)).toEqual({ fault: expect.stringContaining('0.0 %') });
});

test('a reply is a verdict only when nothing else stands in it', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const share = shareOfText(text, 'yes-no');
      if (typeof share === 'number') expect(text.toLowerCase()).toMatch(share === 1 ? /yes/ : /no/);
    }),
  );
  expect(shareOfText('Yes, but the figure is missing', 'yes-no')).toHaveProperty('fault');
  expect(shareOfText('<think>yes', 'yes-no')).toHaveProperty('fault');
  expect(shareOfText('Answer: no', 'yes-no')).toBe(0);
});
