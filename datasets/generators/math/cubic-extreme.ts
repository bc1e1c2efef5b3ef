import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { polynomialLatex, valueAt } from './polynomial.js';

export const cubicExtreme: Family = {
  name: 'cubic-extreme',
  domain: 'math',
  description: 'The largest or smallest value of a cubic polynomial on an interval.',
  tags: ['calculus', 'optimization'],
  size: 'length of the interval',
  make(random, difficulty) {
    const most = level(difficulty, 3, 9);
    const u = random.int(-most, most);
    const v = u + 2 * random.int(1, most);
    const k = random.pick([1, -1]) * random.int(1, level(difficulty, 1, 3));
    // f' = 6k (x - u)(x - v), so f = k (2x^3 - 3(u + v)x^2 + 6uvx) + c has whole coefficients.
    // Adding 0 turns a -0 into 0, which JSON can carry.
    const cubic = [random.int(-30, 30), 6 * k * u * v + 0, -3 * k * (u + v) + 0, 2 * k];
    const low = u - random.int(0, most);
    const high = v + random.int(0, most);
    const values = [low, u, v, high].map((x) => valueAt(cubic, x));
    const largest = random.bool();
    const answer = `${largest ? Math.max(...values) : Math.min(...values)}`;
    const word = largest ? 'largest' : 'smallest';
    const text = random.pick([
      `What is the ${word} value of $f(x) = ${polynomialLatex(cubic)}$ on the interval $[${low}, ${high}]$?`,
      `For $${low} \\le x \\le ${high}$, find the ${largest ? 'maximum' : 'minimum'} of $${polynomialLatex(cubic)}$.`,
    ]);
    const steps = [
      `The derivative is zero at $x = ${u}$ and $x = ${v}$.`,
      `At $${[low, u, v, high].join(', ')}$ the values are $${values.join(', ')}$; the ${word} counts.`,
    ];
    return exercise({ text, steps, answer, size: high - low, facts: { cubic, low, high, largest } });
  },
};
