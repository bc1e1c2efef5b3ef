import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { latex, multiply, rational } from './rational.js';

type Shape = 'cylinder' | 'cone' | 'ball' | 'half ball';

const share: Record<Shape, [number, number]> = {
  cylinder: [1, 1],
  cone: [1, 3],
  ball: [4, 3],
  'half ball': [2, 3],
};
const cubed = (shape: Shape) => shape === 'ball' || shape === 'half ball';

export const roundSolids: Family = {
  name: 'round-solids',
  domain: 'math',
  description: 'The volume of several round solids together, as a multiple of pi.',
  tags: ['geometry', 'solids'],
  size: 'solids',
  make(random, difficulty) {
    const solids = Array.from({ length: level(difficulty, 1, 4) }, () => ({
      shape: random.pick(Object.keys(share) as Shape[]),
      radius: random.int(2, level(difficulty, 60, 72)),
      height: random.int(2, level(difficulty, 90, 99)),
    }));
    const volumes = solids.map(({ shape, radius, height }) =>
      multiply(rational(...share[shape]), rational(radius * radius * (cubed(shape) ? radius : height))),
    );
    const total = volumes.reduce((a, b) => rational(a.n * b.d + b.n * a.d, a.d * b.d));
    const answer =
      total.n === 1n && total.d === 1n
        ? '\\pi'
        : total.d === 1n
          ? `${total.n}\\pi`
          : `\\frac{${total.n}\\pi}{${total.d}}`;
    const named = solids.map(
      ({ shape, radius, height }) =>
        `a ${shape} with radius $${radius}$ cm${cubed(shape) ? '' : ` and height $${height}$ cm`}`,
    );
    const listed = named.length === 1 ? named[0] : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
    const text = random.pick([
      `A foundry casts ${listed}. How many cubic centimeters of metal does that take? Give the exact value in terms of $\\pi$.`,
      `Find the exact volume, in cubic centimeters and in terms of $\\pi$, of ${listed}${named.length > 1 ? ' taken together' : ''}.`,
    ]);
    const steps = volumes.map((volume, i) => `The volume of ${named[i]} is $${latex(volume)}\\pi$.`);
    return exercise({ text, steps, answer, size: solids.length, facts: { solids } });
  },
};
