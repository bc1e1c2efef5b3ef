import { type Family, level } from '../../family.js';
import { exercise, nonZero } from './exercise.js';
import { gcd, rootLatex } from './integers.js';

/** `n / root(d)` without a root in the denominator. */
function quotientLatex(n: number, d: number): string {
  if (n === 0) return '0';
  const root = Math.round(Math.sqrt(d));
  if (root * root === d) {
    const shared = gcd(n, root);
    return root === shared ? `${n / shared}` : `\\frac{${n / shared}}{${root / shared}}`;
  }
  // n root(d) / d, with the square factors of d taken out of the root and cancelled.
  const [, outside = '', inside = ''] = /^(\d*)\\sqrt\{(\d+)\}$/.exec(rootLatex(d)) ?? [];
  const below = d / Number(outside || 1);
  const shared = gcd(n, below);
  const top = n / shared === 1 ? '' : `${n / shared}`;
  const numerator = `${top}\\sqrt{${inside}}`;
  return below === shared ? numerator : `\\frac{${numerator}}{${below / shared}}`;
}

export const pointDistance: Family = {
  name: 'point-distance',
  domain: 'math',
  description: 'The distance of a point from a line or a plane.',
  tags: ['geometry', 'coordinates'],
  size: 'largest coordinate or coefficient',
  make(random, difficulty) {
    const most = level(difficulty, 6, 20);
    const space = difficulty > 0.5;
    const normal = Array.from({ length: space ? 3 : 2 }, () => nonZero(random, most));
    const point = normal.map(() => random.int(-most, most));
    const shift = random.int(-most, most);
    const value = Math.abs(normal.reduce((sum, a, i) => sum + a * (point[i] ?? 0), 0) - shift);
    const square = normal.reduce((sum, a) => sum + a * a, 0);
    const answer = quotientLatex(value, square);
    const side = normal
      .map(
        (a, i) =>
          `${a < 0 ? (i === 0 ? '-' : ' - ') : i === 0 ? '' : ' + '}${Math.abs(a) === 1 ? '' : Math.abs(a)}${'xyz'[i]}`,
      )
      .join('');
    const what = space ? 'plane' : 'line';
    const text = random.pick([
      `What is the distance of the point $(${point.join(', ')})$ from the ${what} $${side} = ${shift}$?`,
      `Find the exact distance between the ${what} $${side} = ${shift}$ and the point $P = (${point.join(', ')})$.`,
    ]);
    const steps = [`The distance is $\\frac{${value}}{\\sqrt{${square}}}$.`];
    const size = Math.max(...normal.map(Math.abs), ...point.map(Math.abs), Math.abs(shift));
    return exercise({ text, steps, answer, size, facts: { normal, point, shift } });
  },
};
