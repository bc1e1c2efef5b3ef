import { type Family, level } from '../../family.js';
import { exercise, nonZero } from './exercise.js';
import { latex, rational } from './rational.js';

export const absoluteInequality: Family = {
  name: 'absolute-inequality',
  domain: 'math',
  description: 'An inequality with an absolute value; the answer is an interval.',
  tags: ['algebra', 'inequalities'],
  size: 'largest number in the inequality',
  make(random, difficulty) {
    const most = level(difficulty, 12, 90);
    const a = random.int(1, level(difficulty, 3, 15)) * (difficulty > 0.5 && random.bool() ? -1 : 1);
    const b = nonZero(random, most);
    const c = random.int(1, most);
    const strict = random.bool();
    const ends = [rational(-c - b, a), rational(c - b, a)];
    const [low, high] = (a > 0 ? ends : ends.reverse()).map(latex);
    const answer = strict ? `(${low}, ${high})` : `[${low}, ${high}]`;
    const x = a === 1 ? 'x' : a === -1 ? '-x' : `${a}x`;
    const inequality = `|${x} ${b < 0 ? '-' : '+'} ${Math.abs(b)}| ${strict ? '<' : '\\le'} ${c}`;
    const text = random.pick([
      `Solve the inequality $${inequality}$. Write the solution as an interval.`,
      `Find all real $x$ with $${inequality}$, as an interval.`,
      `For which real numbers $x$ is $${inequality}$? Answer in interval notation.`,
    ]);
    const steps = [
      `The inequality says that $${x} ${b < 0 ? '-' : '+'} ${Math.abs(b)}$ lies between $${-c}$ and $${c}$.`,
      `Subtracting $${b}$ and dividing by $${a}$ gives the ends.`,
    ];
    return exercise({
      text,
      steps,
      answer,
      size: Math.max(Math.abs(a), Math.abs(b), c),
      facts: { a, b, c, strict },
    });
  },
};
