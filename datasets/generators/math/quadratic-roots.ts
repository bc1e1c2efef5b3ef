import { type Family, level } from '../../family.js';
import { exercise, nonZero } from './exercise.js';
import { polynomialLatex, product } from './polynomial.js';
import { latex, rational } from './rational.js';

export const quadraticRoots: Family = {
  name: 'quadratic-roots',
  domain: 'math',
  description: 'The roots of a quadratic equation with rational solutions.',
  tags: ['algebra', 'equations'],
  size: 'digits of the coefficients',
  make(random, difficulty) {
    const lead = level(difficulty, 1, 6);
    const most = level(difficulty, 20, 40);
    const [p, q] = [random.int(1, lead), random.int(1, lead)];
    const a = nonZero(random, most);
    let b = nonZero(random, most);
    while (a * q === b * p) b = nonZero(random, most);
    // (p x - a)(q x - b) = 0, so the roots are a/p and b/q.
    const quadratic = product([-a, p], [-b, q]);
    const roots = [rational(a, p), rational(b, q)].sort((r, s) => (r.n * s.d < s.n * r.d ? -1 : 1));
    const answer = roots.map(latex).join(', ');
    const equation = `${polynomialLatex(quadratic)} = 0`;
    const text = random.pick([
      `Find all solutions of $${equation}$. List them from the smallest to the largest, separated by a comma.`,
      `Solve $${equation}$ and list the solutions in ascending order, separated by a comma.`,
      `What are the zeros of $f(x) = ${polynomialLatex(quadratic)}$? Separate them by a comma, the smaller one first.`,
    ]);
    const steps = [`The left side factors as $(${polynomialLatex([-a, p])})(${polynomialLatex([-b, q])})$.`];
    return exercise({
      text,
      steps,
      answer,
      size: quadratic.join('').replaceAll('-', '').length,
      facts: { quadratic },
    });
  },
};
