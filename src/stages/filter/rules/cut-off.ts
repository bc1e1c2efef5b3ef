import { excerpt, rule } from '../rule.js';

const sought =
  /(?:[,([{]|(?<![.\w\\])(?:and|or|the|an|of|to|with|that|if|by|from|for|when|where|which|because|is equal to))$/i;

export const cutOff = rule({
  code: 'cut-off',
  reason: 'ends in the middle of a sentence',
  domains: 'open',
  on: true,
  open:
    () =>
    ({ text }) =>
      sought.test(text.slice(-30).trimEnd()) ? excerpt(text.slice(-40)) : undefined,
  examples: {
    caught: [
      'A farmer has 12 cows and sells 4 of them to the',
      'Let x and y be real numbers such that x + y = 5,',
    ],
    spared: ['Find the value of a', 'What is 3 + 4?', 'What is the English word for the article "the"?'],
  },
});
