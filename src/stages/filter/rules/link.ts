import { pattern, rule } from '../rule.js';

export const link = rule({
  code: 'link',
  reason: 'points to a page that a model cannot open',
  domains: 'prose',
  on: true,
  needs: { words: 'www', signs: '/]' },
  open: () =>
    pattern(
      /https?:\/\/\S*|\bwww\.[a-z0-9-]+\.\S*|!?\[[^\]\n]{0,200}\]\([^\s()]{1,200}\.[a-z]{2,5}[^\s()]{0,200}\)/i,
    ),
  examples: {
    caught: [
      'Use the data at https://example.org/a.csv to find the mean.',
      'See www.example.org for the rules.',
      'Read [the rules](rules.html) and count them.',
    ],
    spared: [
      'Let f(x) = [x](x+1). Find f(2.5).',
      { text: 'Shorten the address https://example.org/a to six characters.', domain: 'code' },
    ],
  },
});
