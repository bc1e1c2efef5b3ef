import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { factorize } from './integers.js';

export const divisors: Family = {
  name: 'divisors',
  domain: 'math',
  description: 'The number or the sum of the divisors of a number.',
  tags: ['number-theory', 'divisibility'],
  size: 'prime factors, with repetition',
  make(random, difficulty) {
    const factors = level(difficulty, 4, 7);
    const primes =
      difficulty < 0.5
        ? [2, 2, 3, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43]
        : [2, 2, 3, 3, 5, 7, 11, 13, 17, 19, 23];
    const n = Array.from({ length: factors }, () => random.pick(primes)).reduce((a, b) => a * b, 1);
    const parts = factorize(n);
    const sum = random.bool();
    const count = parts.reduce((value, [, exponent]) => value * (exponent + 1), 1);
    const total = parts.reduce((value, [p, exponent]) => (value * (p ** (exponent + 1) - 1)) / (p - 1), 1);
    const text = sum
      ? random.pick([
          `What is the sum of all positive divisors of $${n}$?`,
          `Add up all positive integers that divide $${n}$. What is the sum?`,
        ])
      : random.pick([
          `How many positive divisors does $${n}$ have?`,
          `How many positive integers divide $${n}$ without remainder?`,
        ]);
    const steps = [
      `$${n} = ${parts.map(([p, exponent]) => `${p}^{${exponent}}`).join(' \\cdot ')}$.`,
      sum
        ? `The sums of the powers of each prime multiply to $${total}$.`
        : `The exponents, each plus one, multiply to $${count}$.`,
    ];
    return exercise({ text, steps, answer: `${sum ? total : count}`, size: factors, facts: { n, sum } });
  },
};
