import { excerpt, rule } from '../rule.js';

const sought =
  /(?:^|[.!?;:,]\s+|\n\s*|\b(?:and|then|to)\s+|\([a-z]\)\s*)(?:please\s+)?(?:prove|disprove|show|demonstrate|justify)\s+(?:that|why|the (?:following|identity|inequality|theorem|statement))\b|^\s*(?:prove|disprove)\b/i;
/** After a proof, or in place of it, a value is asked for. */
const value = /\b(?:find|compute|determine|calculate|evaluate|what|how many|how much)\b[^.?!]*[.?!]?\s*$/i;

export const proof = rule({
  code: 'proof',
  reason: 'asks for a proof, which has no answer to compare',
  domains: 'open',
  on: true,
  needs: { words: 'prove disprove show demonstrate justify' },
  open:
    () =>
    ({ text }) => {
      const found = sought.exec(text);
      return found === null || value.test(text) ? undefined : excerpt(found[0].replace(/^\W+/, ''));
    },
  examples: {
    caught: [
      'Prove that the square root of 2 is irrational.',
      'Let n be odd. Show that n^2 - 1 is divisible by 8.',
    ],
    spared: [
      'Show that n is even and find the smallest such n.',
      'A show that lasts 2 hours starts at 7. When does it end?',
    ],
  },
});
