import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { rootLatex } from './integers.js';

const angles = { 60: 1, 90: 0, 120: -1 } as const;

export const triangleSide: Family = {
  name: 'triangle-side',
  domain: 'math',
  description: 'The third side of a triangle from two sides and the angle between them.',
  tags: ['geometry', 'triangles'],
  size: 'sum of the given sides',
  make(random, difficulty) {
    const most = level(difficulty, 30, 90);
    const [a, b] = [random.int(level(difficulty, 2, 10), most), random.int(level(difficulty, 2, 10), most)];
    const angle = difficulty < 0.3 ? 90 : random.pick([60, 90, 120] as const);
    // c^2 = a^2 + b^2 - 2ab cos(angle), and 2 cos is 1, 0 or -1.
    const square = a * a + b * b - angles[angle] * a * b;
    const answer = rootLatex(square);
    const text = random.pick([
      `In triangle $ABC$ the sides $CA = ${b}$ and $CB = ${a}$ enclose an angle of $${angle}^\\circ$. How long is $AB$?`,
      `Two sides of a triangle measure $${a}$ and $${b}$, and the angle between them is $${angle}^\\circ$. Find the exact length of the third side.`,
      `Two ships leave a port on courses that differ by $${angle}^\\circ$. One sails $${a}$ km, the other $${b}$ km. How many kilometers apart are they? Give the exact value.`,
    ]);
    const steps = [
      `By the law of cosines the square of the side is $${square}$, and $\\sqrt{${square}} = ${answer}$.`,
    ];
    return exercise({ text, steps, answer, size: a + b, facts: { a, b, angle } });
  },
};
