import { type Family, level } from '../../family.js';
import { distinct, exercise } from './exercise.js';
import { gcd } from './integers.js';

/** How many of 1..n are divisible by at least one of the divisors, by inclusion and exclusion. */
function countMultiples(n: number, divisors: readonly number[]): number {
  let count = 0;
  for (let set = 1; set < 1 << divisors.length; set++) {
    const chosen = divisors.filter((_, i) => set & (1 << i));
    const least = chosen.reduce((a, b) => (a / gcd(a, b)) * b);
    count += (chosen.length % 2 === 1 ? 1 : -1) * Math.floor(n / least);
  }
  return count;
}

export const multiplesCount: Family = {
  name: 'multiples-count',
  domain: 'math',
  description: 'How many numbers up to a bound are divisible by one of several numbers, or by none.',
  tags: ['number-theory', 'counting'],
  size: 'divisors',
  make(random, difficulty) {
    const count = level(difficulty, 1, 4);
    const n = random.int(level(difficulty, 50, 500), level(difficulty, 900, 5000));
    const divisors = distinct(random, count, 2, level(difficulty, 12, 20));
    const none = random.bool();
    const some = countMultiples(n, divisors);
    const listed =
      divisors.length === 1
        ? `$${divisors[0]}$`
        : `${divisors
            .slice(0, -1)
            .map((d) => `$${d}$`)
            .join(', ')} or $${divisors.at(-1)}$`;
    const text = none
      ? random.pick([
          `How many integers from $1$ to $${n}$ are not divisible by ${listed}?`,
          `From the numbers $1, 2, \\dots, ${n}$ all multiples of ${listed} are struck out. How many numbers remain?`,
        ])
      : random.pick([
          `How many integers from $1$ to $${n}$ are divisible by ${listed}?`,
          `Tickets are numbered $1$ to $${n}$. A ticket wins if its number is a multiple of ${listed}. How many tickets win?`,
        ]);
    const steps = [`By inclusion and exclusion $${some}$ of the numbers are multiples of ${listed}.`];
    if (none) steps.push(`So $${n} - ${some} = ${n - some}$ are not.`);
    return exercise({
      text,
      steps,
      answer: `${none ? n - some : some}`,
      size: count,
      facts: { n, divisors, none },
    });
  },
};
