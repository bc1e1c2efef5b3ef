import { type Family, level } from '../../family.js';
import { exercise, nonZero } from './exercise.js';
import { derivative, polynomialLatex, product, valueAt } from './polynomial.js';

export const derivativeValue: Family = {
  name: 'derivative-value',
  domain: 'math',
  description: 'The slope of a product of polynomials at a point.',
  tags: ['calculus', 'derivatives'],
  size: 'degree',
  make(random, difficulty) {
    const factors = Array.from({ length: difficulty < 0.4 ? 1 : 2 }, () => [
      ...Array.from({ length: level(difficulty, 2, 4) }, () => random.int(-9, 9)),
      nonZero(random, 6),
    ]);
    const x = random.int(-4, 4);
    const whole = factors.reduce(product);
    const slope = derivative(whole);
    const shown =
      factors.length === 1 ? polynomialLatex(whole) : factors.map((f) => `(${polynomialLatex(f)})`).join('');
    const text = random.pick([
      `Let $f(x) = ${shown}$. Find $f'(${x})$.`,
      `What is the slope of the curve $y = ${shown}$ at $x = ${x}$?`,
      `Differentiate $${shown}$ with respect to $x$ and evaluate the derivative at $x = ${x}$.`,
    ]);
    const steps = [`$f'(x) = ${polynomialLatex(slope)}$.`];
    return exercise({
      text,
      steps,
      answer: `${valueAt(slope, x)}`,
      size: whole.length - 1,
      facts: { factors, x },
    });
  },
};
