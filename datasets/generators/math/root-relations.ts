import { type Family, level } from '../../family.js';
import { exercise, nonZero } from './exercise.js';
import { polynomialLatex } from './polynomial.js';
import { divide, latex, multiply, type Rational, rational, subtract } from './rational.js';

interface Relation {
  readonly text: string;
  readonly size: number;
  value(sum: Rational, product: Rational): Rational;
}

const squares = (s: Rational, p: Rational) => subtract(multiply(s, s), multiply(rational(2), p));
const cubes = (s: Rational, p: Rational) =>
  subtract(multiply(s, multiply(s, s)), multiply(rational(3), multiply(s, p)));

/** From the easiest to the hardest; `size` is the degree of the numerator. */
const relations: readonly Relation[] = [
  { text: '\\frac{1}{r} + \\frac{1}{s}', size: 1, value: (s, p) => divide(s, p) },
  { text: 'r^2 + s^2', size: 2, value: squares },
  { text: '\\frac{r}{s} + \\frac{s}{r}', size: 2, value: (s, p) => divide(squares(s, p), p) },
  { text: 'r^3 + s^3', size: 3, value: cubes },
  { text: '\\frac{r^2}{s} + \\frac{s^2}{r}', size: 3, value: (s, p) => divide(cubes(s, p), p) },
  { text: 'r^4 + s^4', size: 4, value: (s, p) => squares(squares(s, p), multiply(p, p)) },
];

export const rootRelations: Family = {
  name: 'root-relations',
  domain: 'math',
  description: 'An expression in the roots of a quadratic equation, by Vieta.',
  tags: ['algebra', 'polynomials'],
  size: 'degree of the expression',
  make(random, difficulty) {
    const top = level(difficulty, 1, relations.length - 1);
    const relation = relations[random.int(Math.max(0, top - 1), top)] as Relation;
    const [a, b, c] = [random.int(1, level(difficulty, 3, 7)), nonZero(random, 15), nonZero(random, 15)];
    const answer = latex(relation.value(rational(-b, a), rational(c, a)));
    const quadratic = polynomialLatex([c, b, a]);
    const text = random.pick([
      `Let $r$ and $s$ be the roots, real or complex, of $${quadratic} = 0$. Find $${relation.text}$.`,
      `The polynomial $${quadratic}$ has the roots $r$ and $s$ (perhaps complex). Compute $${relation.text}$.`,
    ]);
    const steps = [
      `By Vieta $r + s = ${latex(rational(-b, a))}$ and $rs = ${latex(rational(c, a))}$.`,
      `Writing $${relation.text}$ in $r + s$ and $rs$ gives its value.`,
    ];
    return exercise({
      text,
      steps,
      answer,
      size: relation.size,
      facts: { quadratic: [c, b, a], relation: relation.text },
    });
  },
};
