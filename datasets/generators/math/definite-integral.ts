import { type Family, level } from '../../family.js';
import { exercise, nonZero } from './exercise.js';
import { polynomialLatex } from './polynomial.js';
import { add, latex, multiply, rational } from './rational.js';

export const definiteIntegral: Family = {
  name: 'definite-integral',
  domain: 'math',
  description: 'The integral of a polynomial between whole numbers.',
  tags: ['calculus', 'integrals'],
  size: 'degree',
  make(random, difficulty) {
    const degree = level(difficulty, 1, 5);
    const polynomial = [...Array.from({ length: degree }, () => random.int(-9, 9)), nonZero(random, 9)];
    const low = random.int(-3, 2);
    const high = low + random.int(1, 4);
    const answer = latex(
      polynomial
        .map((a, power) =>
          multiply(rational(a, power + 1), rational(high ** (power + 1) - low ** (power + 1))),
        )
        .reduce(add),
    );
    const shown = polynomialLatex(polynomial);
    const text = random.pick([
      `Evaluate $\\int_{${low}}^{${high}} (${shown})\\,dx$.`,
      `Compute the definite integral of $f(x) = ${shown}$ from $x = ${low}$ to $x = ${high}$.`,
      `A particle moves along a line with velocity $v(x) = ${shown}$ at time $x$. What is its displacement between the times $${low}$ and $${high}$?`,
    ]);
    const steps = [
      'Each power $x^k$ has the antiderivative $\\frac{x^{k+1}}{k+1}$; the values at the two ends are subtracted.',
    ];
    return exercise({ text, steps, answer, size: degree, facts: { polynomial, low, high } });
  },
};
