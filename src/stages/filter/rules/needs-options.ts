import { excerpt, rule } from '../rule.js';

const sought =
  /\b(?:which|what) (?:one )?of (?:the|these) (?:following|options|choices|answers|statements)\b|\b(?:choose|select|pick) (?:the )?(?:correct|best|right) (?:answer|option|choice|statement)s?\b|\bfrom the (?:options|choices|alternatives)(?: below| given)?\b|\bthe (?:options|choices) (?:below|above)\b/i;
/** Anything that may be the list: lettered or numbered lines, marks inside a line, bullets, a colon or formulas, or lines of their own. */
const listed =
  /(?:^|[\s(])\(?(?:[B-Eb-e]|[2-5]|II|ii)[).:]\s|(?:^|\n)\s*(?:[-*•]|\\item)|\\item\b|:\s*\S|\$\$|\n\s*\S|\$[^$]+\$[,;]|, (?:and|or) |\\text\w*\{\s*\(?[BbI]/;

export const needsOptions = rule({
  code: 'needs-options',
  reason: 'speaks of options that it does not hold',
  domains: 'prose',
  on: true,
  needs: { words: 'following options choices answers statements choose select pick alternatives' },
  open:
    () =>
    ({ text }) => {
      const found = sought.exec(text);
      return found === null || listed.test(text) ? undefined : excerpt(found[0]);
    },
  examples: {
    caught: [
      'Which of the following is a prime number?',
      'A shop lowers its price by 15 %. Choose the correct answer.',
    ],
    spared: [
      'Which of the following is a prime number? (A) 21 (B) 23 (C) 25',
      'Which of the following is a prime number: 21, 23 or 25?',
      'Which of the following numbers is the largest?\n$$3^5,\\quad 5^3$$',
      'Which of the following fractions, $\\frac{1}{3}$, $\\frac{2}{7}$, is larger?',
    ],
  },
});
