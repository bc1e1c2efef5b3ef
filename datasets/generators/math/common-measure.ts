import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { gcd } from './integers.js';

export const commonMeasure: Family = {
  name: 'common-measure',
  domain: 'math',
  description: 'Greatest common divisor or least common multiple of several numbers.',
  tags: ['number-theory', 'divisibility'],
  size: 'digits of all numbers',
  make(random, difficulty) {
    const count = difficulty < 0.5 ? 2 : 3;
    const shared = random.int(2, level(difficulty, 15, 120));
    const numbers = Array.from({ length: count }, () => shared * random.int(2, level(difficulty, 20, 150)));
    const greatest = numbers.reduce(gcd);
    const least = numbers.reduce((a, b) => (a / gcd(a, b)) * b);
    const wantsLeast = random.bool();
    const listed = `${numbers
      .slice(0, -1)
      .map((n) => `$${n}$`)
      .join(', ')} and $${numbers.at(-1)}$`;
    const text = wantsLeast
      ? random.pick([
          `Find the least common multiple of ${listed}.`,
          `What is the smallest positive integer that is divisible by each of ${listed}?`,
        ])
      : random.pick([
          `Find the greatest common divisor of ${listed}.`,
          `What is the largest positive integer that divides each of ${listed}?`,
        ]);
    const answer = `${wantsLeast ? least : greatest}`;
    const steps = [
      wantsLeast
        ? 'Each step uses $\\mathrm{lcm}(a, b) = ab / \\gcd(a, b)$.'
        : 'The algorithm of Euclid, applied from the left, gives the result.',
    ];
    return exercise({ text, steps, answer, size: numbers.join('').length, facts: { numbers, wantsLeast } });
  },
};
