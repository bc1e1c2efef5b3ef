import { excerpt, rule } from '../rule.js';

const sought =
  /^["'“(]*(?:why |what |how |whom? )?(?:do|would) you (?:personally )?(?:think|believe|agree|prefer|feel|like|recommend|rather)\b|\bin your (?:own )?opinion\b|^["'“(]*(?:what|which)(?: \w+)? is your (?:favou?rite|opinion|view)\b|\byour (?:own )?(?:opinion|thoughts) (?:on|about|of)\b/i;

export const opinion = rule({
  code: 'opinion',
  reason: 'asks for an opinion, which is neither right nor wrong',
  domains: 'open',
  on: true,
  needs: { words: 'you your' },
  open:
    () =>
    ({ sentences }) => {
      const last = sentences.at(-1) ?? '';
      return sought.test(last) ? excerpt(last) : undefined;
    },
  examples: {
    caught: [
      'Do you think that a fair die can show six five times in a row?',
      'In your opinion, which of the two plans is better?',
      'What is your favorite prime number?',
    ],
    spared: [
      'How many marbles do you think are left when 12 of 40 are taken?',
      'What number do you think comes after 3, 6, 12, 24?',
      'A form asks: What is your favorite color? It offers 4 colors and 2 sizes. How many forms differ?',
      'Ana likes 3 of 8 books. What share does she like?',
    ],
  },
});
