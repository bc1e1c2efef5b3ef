import { type Family, level } from '../../family.js';
import { exercise, nonZero } from './exercise.js';
import { determinant } from './matrix.js';

const names = ['x', 'y', 'z', 'w'];

function equation(row: readonly number[], value: number): string {
  const terms = row.map((a, i) =>
    a === 0 ? '' : `${a < 0 ? '-' : '+'} ${Math.abs(a) === 1 ? '' : Math.abs(a)}${names[i]}`,
  );
  const text = terms.filter((term) => term !== '').join(' ');
  return `${text.startsWith('+') ? text.slice(2) : `-${text.slice(2)}`} = ${value}`;
}

export const linearSystem: Family = {
  name: 'linear-system',
  domain: 'math',
  description: 'A system of linear equations with one solution in whole numbers.',
  tags: ['algebra', 'equations', 'linear-algebra'],
  size: 'unknowns',
  make(random, difficulty) {
    const n = level(difficulty, 2, 4);
    const most = level(difficulty, 5, 9);
    const solution = Array.from({ length: n }, () => random.int(-most, most));
    let matrix: number[][] = [];
    do {
      matrix = solution.map(() =>
        solution.map(() => (n > 2 && random.int(1, 4) === 1 ? 0 : nonZero(random, most))),
      );
    } while (determinant(matrix) === 0);
    const values = matrix.map((row) => row.reduce((sum, a, i) => sum + a * (solution[i] ?? 0), 0));
    const unknowns = `(${names.slice(0, n).join(', ')})`;
    const system = `\\begin{cases} ${matrix.map((row, i) => equation(row, values[i] ?? 0)).join(' \\\\ ')} \\end{cases}`;
    const text = random.pick([
      `Solve the system $$${system}$$ Give the solution as $${unknowns}$.`,
      `Find the only $${unknowns}$ for which all equations hold: $$${system}$$`,
      `Which tuple $${unknowns}$ satisfies the following equations? $$${system}$$`,
    ]);
    const answer = `(${solution.join(', ')})`;
    const steps = [
      `The determinant of the coefficients is $${determinant(matrix)}$, so there is one solution.`,
      `Elimination gives $${unknowns} = ${answer}$.`,
    ];
    return exercise({ text, steps, answer, size: n, facts: { matrix, values } });
  },
};
