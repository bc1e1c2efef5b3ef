import { pattern, rule } from '../rule.js';

export const answerInside = rule({
  code: 'answer-inside',
  reason: 'holds its own answer',
  domains: 'open',
  on: true,
  needs: { words: 'answer ans solution boxed', signs: '#' },
  open: () =>
    pattern(
      /(?:\n|[.?!]["'”’)$]* +)\W{0,3}(?:the )?(?:correct |final )?(?:(?:answer|ans)\W{0,3}(?:\bis\b ?|[:=] ?)|solution\W{0,2}: ?)\W{0,3}[^\s:][^\n]{0,60}|\n#### *[^\s][^\n]{0,60}|\\boxed\{[^{}\s\\]/i,
      /\b(?:the )?(?:final )?answer (?:is|:)? ?(?:of the form|in the form|an integer|a (?:positive )?(?:integer|number|fraction))|\\boxed\{(?:answer|ans|\.\.\.|\\?[a-z]+|)\}/i,
    ),
  examples: {
    caught: [
      'What is 6 times 7?\nAnswer: 42',
      'A box holds 12 eggs. How many do 3 boxes hold? The answer is 36.',
      'What is 2 + 3?\n#### 5',
    ],
    spared: [
      'What is 6 times 7?\nAnswer:',
      'What is 6 times 7? Put the answer in \\boxed{}.',
      'Which number makes $3 + \\boxed{\\phantom{2}} = 8$ true?',
      'The answer of Ann is 12 and that of Bob is 9. What is their sum?',
      'The solution holds 3 g of salt in 40 ml of water. What is its strength?',
    ],
  },
});
