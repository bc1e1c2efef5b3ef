import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { choose } from './integers.js';

export const latticePaths: Family = {
  name: 'lattice-paths',
  domain: 'math',
  description: 'Shortest ways on a grid of streets, through or around a crossing.',
  tags: ['combinatorics', 'counting'],
  size: 'steps of a path',
  make(random, difficulty) {
    const across = random.int(level(difficulty, 3, 7), level(difficulty, 6, 14));
    const up = random.int(level(difficulty, 3, 7), level(difficulty, 6, 14));
    const [x, y] = [random.int(1, across - 1), random.int(1, up - 1)];
    const [left, low] = [random.int(-9, 9), random.int(-9, 9)];
    const [via, end] = [`(${left + x}, ${low + y})`, `(${left + across}, ${low + up})`];
    const through = choose(x + y, x) * choose(across - x + up - y, across - x);
    const all = choose(across + up, across);
    const avoid = random.bool();
    const condition = avoid
      ? `without passing through the point $${via}$`
      : `passing through the point $${via}$`;
    const text = random.pick([
      `A path goes from $(${left}, ${low})$ to $${end}$ by unit steps to the right or up. How many such paths are there ${condition}?`,
      `An ant walks on grid lines from $(${left}, ${low})$ to $${end}$ and always moves right or up by one unit. In how many ways can it walk ${condition}?`,
    ]);
    const steps = [`There are $${all}$ paths in all and $${through}$ of them pass through the point.`];
    return exercise({
      text,
      steps,
      answer: `${avoid ? all - through : through}`,
      size: across + up,
      facts: { across, up, x, y, avoid },
    });
  },
};
