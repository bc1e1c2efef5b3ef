import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { latex, rational } from './rational.js';

export const polygonArea: Family = {
  name: 'polygon-area',
  domain: 'math',
  description: 'The area of a polygon given by its corners.',
  tags: ['geometry', 'coordinates'],
  size: 'corners',
  make(random, difficulty) {
    const corners = level(difficulty, 3, 8);
    const most = level(difficulty, 9, 20);
    // With x rising along the bottom and falling along the top, the outline never crosses itself.
    const points: [number, number][] = [];
    const bottom = Math.ceil(corners / 2);
    let x = random.int(-most, 0);
    for (let i = 0; i < bottom; i++) {
      points.push([x, random.int(-most, -1)]);
      x += random.int(1, 6);
    }
    for (let i = bottom; i < corners; i++) {
      points.push([x, random.int(1, most)]);
      x -= random.int(1, 3);
    }
    const twice = points.reduce((sum, [px, py], i) => {
      const [qx, qy] = points[(i + 1) % corners] as [number, number];
      return sum + px * qy - qx * py;
    }, 0);
    const answer = latex(rational(Math.abs(twice), 2));
    const listed = points.map(([px, py]) => `(${px}, ${py})`).join(', ');
    const text = random.pick([
      `Find the area of the polygon with the corners $${listed}$, in this order.`,
      `A plot of land is bounded by straight lines from corner to corner: $${listed}$, and back to the first. What is its area?`,
    ]);
    const steps = [`By the shoelace formula twice the area is $${Math.abs(twice)}$.`];
    return exercise({ text, steps, answer, size: corners, facts: { points } });
  },
};
