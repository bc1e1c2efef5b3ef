import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { gcd } from './integers.js';

export const remainderSystem: Family = {
  name: 'remainder-system',
  domain: 'math',
  description: 'The smallest number with given remainders (the Chinese remainder theorem).',
  tags: ['number-theory', 'modular-arithmetic'],
  size: 'conditions',
  make(random, difficulty) {
    const count = level(difficulty, 2, 4);
    const moduli: number[] = [];
    while (moduli.length < count) {
      const m = random.int(3, level(difficulty, 13, 23));
      if (moduli.every((other) => gcd(m, other) === 1)) moduli.push(m);
    }
    const whole = moduli.reduce((a, b) => a * b, 1);
    const n = random.int(1, whole - 1);
    const remainders = moduli.map((m) => n % m);
    const listed = moduli.map((m, i) => `remainder $${remainders[i]}$ on division by $${m}$`);
    const all = `${listed.slice(0, -1).join(', ')} and ${listed.at(-1)}`;
    const text = random.pick([
      `Find the smallest positive integer that leaves ${all}.`,
      `A basket holds fewer than $${whole}$ beans. Their number leaves ${all}. How many beans are in the basket?`,
      `Which integer between $1$ and $${whole - 1}$ leaves ${all}?`,
    ]);
    const steps = [
      `The moduli share no factor, so there is exactly one such number below their product $${whole}$.`,
      `$${n}$ leaves all these remainders.`,
    ];
    return exercise({ text, steps, answer: `${n}`, size: count, facts: { moduli, remainders } });
  },
};
