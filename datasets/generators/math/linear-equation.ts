import { type Family, level } from '../../family.js';
import type { Random } from '../../random.js';
import { exercise, nonZero } from './exercise.js';
import { polynomialLatex } from './polynomial.js';
import { latex, rational } from './rational.js';

interface Side {
  readonly slope: number;
  readonly constant: number;
  readonly text: string;
}

/** One side of the equation: a sum of `groups` brackets `k(ax + b)`, or `ax + b` alone. */
function side(random: Random, groups: number, most: number): Side {
  const parts = Array.from({ length: groups }, () => {
    const [k, a, b] = [groups === 1 ? 1 : nonZero(random, 6), nonZero(random, most), nonZero(random, most)];
    return { slope: k * a, constant: k * b, factor: k, inner: polynomialLatex([b, a]) };
  });
  const brackets = parts.map(({ factor, inner }, i) => {
    const sign = factor < 0 ? (i === 0 ? '-' : ' - ') : i === 0 ? '' : ' + ';
    return `${sign}${Math.abs(factor) === 1 ? '' : Math.abs(factor)}(${inner})`;
  });
  return {
    slope: parts.reduce((sum, part) => sum + part.slope, 0),
    constant: parts.reduce((sum, part) => sum + part.constant, 0),
    text: groups === 1 ? (parts[0]?.inner ?? '') : brackets.join(''),
  };
}

export const linearEquation: Family = {
  name: 'linear-equation',
  domain: 'math',
  description: 'A linear equation in one unknown, with brackets on the way up.',
  tags: ['algebra', 'equations'],
  size: 'groups on both sides',
  make(random, difficulty) {
    const groups = level(difficulty, 2, 6);
    const most = level(difficulty, 9, 20);
    const left = side(random, Math.floor(groups / 2), most);
    let right = side(random, Math.ceil(groups / 2), most);
    while (right.slope === left.slope) right = side(random, Math.ceil(groups / 2), most);
    const answer = latex(rational(right.constant - left.constant, left.slope - right.slope));
    const equation = `${left.text} = ${right.text}`;
    const text = random.pick([
      `Solve for $x$: $${equation}$.`,
      `For which number $x$ does $${equation}$ hold?`,
      `Find the solution of the equation $${equation}$.`,
    ]);
    const steps = [
      `Collecting terms: $${left.slope - right.slope} x = ${right.constant - left.constant}$.`,
      `Dividing gives $x = ${answer}$.`,
    ];
    return exercise({ text, steps, answer, size: groups, facts: { left: left.text, right: right.text } });
  },
};
