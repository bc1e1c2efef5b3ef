import { type Family, level } from '../../family.js';
import { callProgram, listOf } from './program.js';

/** Moves from a cell before: rows down and columns right. */
const moves = [
  { text: 'one cell down', down: 1, right: 0 },
  { text: 'one cell to the right', down: 0, right: 1 },
  { text: 'one cell diagonally down and right', down: 1, right: 1 },
  { text: 'two cells down', down: 2, right: 0 },
  { text: 'two cells to the right', down: 0, right: 2 },
];

export const gridPath: Family = {
  name: 'grid-path',
  domain: 'code',
  description: 'A function that finds the cheapest or richest way through a grid of numbers.',
  tags: ['grids', 'dynamic-programming'],
  size: 'kinds of moves',
  make(random, difficulty) {
    const allowed = moves.slice(0, level(difficulty, 2, 5));
    const costs = allowed.map((_, i) => (i < 2 && difficulty < 0.3 ? 0 : random.int(0, 15)));
    const cheapest = random.bool();
    const divisor = random.int(2, 12);
    const entryPoint = random.pick(['best_path', 'crossing', 'route_value', 'walk']);
    const solve = (grid: readonly (readonly number[])[]) => {
      const table: number[][] = grid.map((row) => row.map(() => 0));
      grid.forEach((row, r) => {
        row.forEach((cell, c) => {
          const toll = cell % divisor === 0 ? 2 * cell : cell;
          const before = allowed.flatMap(({ down, right }, i) => {
            const value = table[r - down]?.[c - right];
            return value === undefined ? [] : [value + (cheapest ? 1 : -1) * (costs[i] ?? 0)];
          });
          (table[r] as number[])[c] =
            toll + (before.length === 0 ? 0 : cheapest ? Math.min(...before) : Math.max(...before));
        });
      });
      return table.at(-1)?.at(-1) ?? 0;
    };
    const shapes = [
      [3, 3],
      [1, 1],
      [1, 5],
      [4, 1],
      [random.int(2, 6), random.int(2, 6)],
      [7, 6],
      [9, 9],
    ] as const;
    const grids = shapes.map(([rows, columns]) =>
      Array.from({ length: rows }, () => listOf(random, columns, 1, 40)),
    );
    const tests = grids.map((grid) => ({ args: [grid], expected: solve(grid) }));
    const listed = allowed
      .map(({ text }, i) => `${text} (${cheapest ? 'costs' : 'loses'} ${costs[i]})`)
      .join(', ');
    const text = `A grid of positive integers is given as a list of rows. A walk starts in the top left cell and ends in the bottom right cell. Its moves are: ${listed}. Each visited cell, the first and the last included, ${cheapest ? 'costs' : 'gains'} its number, or twice its number if that is divisible by ${divisor}. Write a Python function \`${entryPoint}(grid)\` that returns the ${cheapest ? 'smallest total cost' : 'largest total gain, losses subtracted,'} of a walk.`;
    const python = `def ${entryPoint}(grid):
    table = [[0] * len(row) for row in grid]
    for r, row in enumerate(grid):
        for c, cell in enumerate(row):
            options = [table[r - down][c - right] ${cheapest ? '+' : '-'} cost
                       for down, right, cost in ${JSON.stringify(allowed.map(({ down, right }, i) => [down, right, costs[i]]))}
                       if r >= down and c >= right]
            table[r][c] = (2 * cell if cell % ${divisor} == 0 else cell) + (${cheapest ? 'min' : 'max'}(options) if options else 0)
    return table[-1][-1]
`;
    return callProgram({
      text,
      entryPoint,
      python,
      tests,
      size: allowed.length,
      facts: { costs, cheapest, divisor },
    });
  },
};
