import { type Family, level } from '../../family.js';
import { exercise, nonZero } from './exercise.js';
import { polynomialLatex, product, valueAt } from './polynomial.js';
import { latex, rational } from './rational.js';

export const limitQuotient: Family = {
  name: 'limit-quotient',
  domain: 'math',
  description: 'The limit of a quotient of polynomials that share a zero.',
  tags: ['calculus', 'limits'],
  size: 'degrees of numerator and denominator',
  make(random, difficulty) {
    const x = nonZero(random, 7);
    const degree = level(difficulty, 1, 3);
    const draw = () => [...Array.from({ length: degree }, () => random.int(-9, 9)), nonZero(random, 4)];
    const top = draw();
    let bottom = draw();
    while (valueAt(bottom, x) === 0) bottom = draw();
    const zeros = difficulty > 0.7 ? product([-x, 1], [-x, 1]) : [-x, 1];
    const [above, below] = [product(top, zeros), product(bottom, zeros)];
    const quotient = `\\frac{${polynomialLatex(above)}}{${polynomialLatex(below)}}`;
    const text = random.pick([
      `Find $\\lim_{x \\to ${x}} ${quotient}$.`,
      `Evaluate the limit of $${quotient}$ as $x$ tends to $${x}$.`,
      `Which value makes $f(x) = ${quotient}$ continuous at $x = ${x}$?`,
    ]);
    const steps = [
      `Both parts have the factor $${polynomialLatex(zeros)}$, which cancels to leave $\\frac{${polynomialLatex(top)}}{${polynomialLatex(bottom)}}$.`,
    ];
    const answer = latex(rational(valueAt(top, x), valueAt(bottom, x)));
    return exercise({
      text,
      steps,
      answer,
      size: above.length + below.length - 2,
      facts: { above, below, x },
    });
  },
};
