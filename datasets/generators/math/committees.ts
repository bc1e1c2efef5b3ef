import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { choose } from './integers.js';

const groups = [
  ['doctors', 'nurses', 'a team'],
  ['chemists', 'physicists', 'a panel'],
  ['violinists', 'cellists', 'an ensemble'],
  ['sailors', 'divers', 'a crew'],
  ['editors', 'translators', 'a board'],
  ['bakers', 'waiters', 'a shift'],
  ['geologists', 'biologists', 'an expedition'],
  ['painters', 'sculptors', 'a jury'],
  ['runners', 'cyclists', 'a relay'],
  ['jurists', 'economists', 'a council'],
] as const;

export const committees: Family = {
  name: 'committees',
  domain: 'math',
  description: 'Choices from two groups with a smallest number from one of them.',
  tags: ['combinatorics', 'counting'],
  size: 'people to choose',
  make(random, difficulty) {
    const [first, second, team] = random.pick(groups);
    const a = random.int(level(difficulty, 4, 9), level(difficulty, 9, 16));
    const b = random.int(level(difficulty, 4, 9), level(difficulty, 9, 16));
    const chosen = random.int(level(difficulty, 2, 5), level(difficulty, 4, 8));
    const least = random.int(1, Math.min(a, chosen - 1));
    let total = 0n;
    const cases: string[] = [];
    for (let k = least; k <= Math.min(a, chosen); k++) {
      const ways = choose(a, k) * choose(b, chosen - k);
      cases.push(`With ${k} ${first}: $\\binom{${a}}{${k}} \\binom{${b}}{${chosen - k}} = ${ways}$.`);
      total += ways;
    }
    const text = random.pick([
      `From ${a} ${first} and ${b} ${second}, ${team} of ${chosen} is chosen. In how many ways can this be done if at least ${least} of the chosen must be ${first}?`,
      `There are ${a} ${first} and ${b} ${second}. How many ways are there to choose ${chosen} of these people so that at least ${least} of them are ${first}?`,
    ]);
    return exercise({ text, steps: cases, answer: `${total}`, size: chosen, facts: { a, b, chosen, least } });
  },
};
