import { optionList } from '../asking.js';
import { rule } from '../rule.js';

export const multipleChoice = rule({
  code: 'multiple-choice',
  reason: 'lists the answers to choose from, of which a guess is right one time in four',
  domains: 'all',
  on: false,
  open:
    () =>
    ({ text, domain }) => {
      if (domain === 'code') return undefined;
      return domain === 'choice' || (/(?:^|\s)\(?[aA][).]\s/.test(text) && optionList.test(text))
        ? ''
        : undefined;
    },
  examples: {
    caught: [
      'Which is larger? (A) 2/3 (B) 3/4 (C) 4/5 (D) 5/6',
      { text: 'Which is a metal?\n\nA. iron\nB. neon\nC. sulfur', domain: 'choice' },
    ],
    spared: ['Which is larger, 2/3 or 3/4?', 'What is 3 + 4?'],
  },
});
