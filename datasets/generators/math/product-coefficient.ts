import { type Family, level } from '../../family.js';
import { exercise, nonZero } from './exercise.js';
import { polynomialLatex, product } from './polynomial.js';

export const productCoefficient: Family = {
  name: 'product-coefficient',
  domain: 'math',
  description: 'A coefficient in a product of polynomials.',
  tags: ['algebra', 'polynomials'],
  size: 'degree of the product',
  make(random, difficulty) {
    const count = level(difficulty, 2, 4);
    const degree = level(difficulty, 1, 3);
    const factors = Array.from({ length: count }, () => [
      ...Array.from({ length: degree }, () => random.int(-7, 7)),
      nonZero(random, 5),
    ]);
    const result = factors.reduce(product);
    const power = random.int(1, result.length - 2);
    const shown = factors.map((factor) => `(${polynomialLatex(factor)})`).join('');
    const term = power === 1 ? 'x' : `x^{${power}}`;
    const text = random.pick([
      `What is the coefficient of $${term}$ in the expansion of $${shown}$?`,
      `Expand $${shown}$. Which number stands before $${term}$?`,
      `Find the coefficient of $${term}$ in $${shown}$.`,
    ]);
    const steps = [`The product is $${polynomialLatex(result)}$.`];
    return exercise({
      text,
      steps,
      answer: `${result[power] ?? 0}`,
      size: result.length - 1,
      facts: { factors, power },
    });
  },
};
