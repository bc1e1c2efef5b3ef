import { type Family, level } from '../../family.js';
import type { Random } from '../../random.js';
import { exercise, nonZero } from './exercise.js';
import { latex, rational } from './rational.js';

/** One side: groups `k(ax + b)`, and the sum of their coefficients. */
function side(random: Random, groups: number, most: number) {
  let [slope, constant, text] = [0, 0, ''];
  for (let i = 0; i < groups; i++) {
    const [k, a, b] = [
      i === 0 && groups === 1 ? 1 : nonZero(random, 6),
      nonZero(random, most),
      nonZero(random, most),
    ];
    slope += k * a;
    constant += k * b;
    const size = Math.abs(k) === 1 ? '' : `${Math.abs(k)}`;
    const x = a === 1 ? 'x' : a === -1 ? '-x' : `${a}x`;
    const inner = `${x} ${b < 0 ? '-' : '+'} ${Math.abs(b)}`;
    const sign = k < 0 ? '-' : '+';
    const lead = i === 0 ? (sign === '-' ? '-' : '') : ` ${sign} `;
    text += `${lead}${groups === 1 ? inner : `${size}(${inner})`}`;
  }
  return { slope, constant, text };
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
