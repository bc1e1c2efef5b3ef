import { withPlurals } from '../needs.js';
import { pattern, rule } from '../rule.js';

export const refersElsewhere = rule({
  code: 'refers-elsewhere',
  reason: 'refers to another problem or page that it does not hold',
  domains: 'prose',
  on: true,
  needs: {
    words: `previous preceding last next above page eq ${withPlurals('exercise example problem theorem lemma corollary proposition section chapter equation')}`,
  },
  open: () =>
    pattern(
      /(?:(?:^|[.?!]\s+|\()(?:In|From|Using|Use|See|As in|Refer to|Repeat)|\b(?:results?|answers?|data|functions?|model|method|information|notation|setting|context|situation) (?:of|in|from)|\b(?:see|refer to|as in)) the (?:previous|preceding|last|next|above) (?:problem|exercise|question|example|part)s?\b|\b(?:see|in|of|from|use|using|by|to|as in) (?:Exercise|Example|Problem|Theorem|Lemma|Corollary|Proposition|Section|Chapter|Equation|Eq\.)s? \(?\d+(?:\.\d+)*|\b(?:Exercise|Example|Theorem|Lemma|Corollary|Section|Equation) \d+\.\d+|\b(?:the|your) textbook\b[^.?!]*\b(?:page|chapter|section)\b|\bon page \d+ of (?:the|your) (?:text|book)\b/,
    ),
  examples: {
    caught: [
      'Use the result of the previous problem to find f(3).',
      'Apply Theorem 4.2 to the function f(x) = x^3.',
      'Repeat the test of Exercise 12 at the 1 % level.',
    ],
    spared: [
      'Section 3 of a theatre has 40 seats and section 2 has 52. How many have both?',
      'Ann solved 4 problems more than in the previous week, when she solved 9. How many did she solve?',
      'Ann found the area in the previous problem to be the side of this square. What is the area of the square?',
      'Solve the equation 5x = 10.',
    ],
  },
});
