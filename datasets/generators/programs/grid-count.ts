import { type Family, level } from '../../family.js';
import type { Random } from '../../random.js';
import { callProgram } from './program.js';

const marks = [...'#.ox+*'];
const edges = [
  [0, 1],
  [1, 0],
  [0, -1],
  [-1, 0],
];
const corners = [
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
];

function draw(random: Random, rows: number, columns: number, symbols: readonly string[]): string[] {
  return Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => random.pick(symbols)).join(''),
  );
}

export const gridCount: Family = {
  name: 'grid-count',
  domain: 'code',
  description: 'A function that counts the cells of a grid by what stands around them.',
  tags: ['grids'],
  size: 'neighbors and conditions to look at',
  make(random, difficulty) {
    const symbols = random.shuffle(marks).slice(0, 3);
    const [center = '', around = ''] = symbols;
    const eight = random.int(1, 10) <= level(difficulty, 1, 9);
    const wraps = random.int(1, 10) <= level(difficulty, 0, 9);
    const offsets = eight ? [...edges, ...corners] : edges;
    const [least, reach] = [random.int(1, eight ? 4 : 2), random.int(1, level(difficulty, 1, 3))];
    const most = least + random.int(0, eight ? 3 : 2);
    const entryPoint = random.pick(['count_cells', 'count_spots', 'survey', 'matching_cells']);
    const count = (grid: readonly string[]) => {
      const [rows, columns] = [grid.length, grid[0]?.length ?? 0];
      const at = (r: number, c: number) =>
        wraps ? grid[((r % rows) + rows) % rows]?.[((c % columns) + columns) % columns] : grid[r]?.[c];
      let total = 0;
      grid.forEach((row, r) => {
        [...row].forEach((cell, c) => {
          const seen = offsets.filter(
            ([dr = 0, dc = 0]) => at(r + reach * dr, c + reach * dc) === around,
          ).length;
          if (cell === center && seen >= least && seen <= most) total++;
        });
      });
      return total;
    };
    const grids = [
      draw(random, 4, 5, symbols),
      ['.'],
      ...Array.from({ length: 6 }, () => draw(random, random.int(2, 8), random.int(2, 8), symbols)),
    ];
    const tests = grids.map((grid) => ({ args: [grid], expected: count(grid) }));
    const where = `exactly ${reach} ${reach === 1 ? 'step' : 'steps'} away ${eight ? 'in the eight directions (sides and diagonals)' : 'to the right, left, top and bottom'}`;
    const border = wraps
      ? 'The grid wraps around: behind its last row comes the first, and likewise for columns; a cell that is met in two directions counts twice.'
      : 'Positions outside the grid do not count.';
    const text = `A grid is a list of strings of equal length. Write a Python function \`${entryPoint}(grid)\` that returns how many cells hold "${center}" and have ${least === most ? `exactly ${least}` : `from ${least} to ${most}`} "${around}" among the cells ${where}. ${border}`;
    const python = `def ${entryPoint}(grid):
    rows, columns = len(grid), len(grid[0])
    def at(r, c):
        ${wraps ? 'return grid[r % rows][c % columns]' : "return grid[r][c] if 0 <= r < rows and 0 <= c < columns else ''"}
    total = 0
    for r in range(rows):
        for c in range(columns):
            seen = sum(at(r + ${reach} * dr, c + ${reach} * dc) == '${around}' for dr, dc in ${JSON.stringify(offsets)})
            total += grid[r][c] == '${center}' and ${least} <= seen <= ${most}
    return total
`;
    const size = offsets.length * (wraps ? 2 : 1) + reach;
    return callProgram({
      text,
      entryPoint,
      python,
      tests,
      size,
      facts: { center, around, eight, wraps, least, most, reach },
    });
  },
};
