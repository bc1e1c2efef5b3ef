import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { determinant, matrixLatex } from './matrix.js';

export const determinantOf: Family = {
  name: 'determinant',
  domain: 'math',
  description: 'The determinant of a matrix of whole numbers.',
  tags: ['linear-algebra'],
  size: 'entries',
  make(random, difficulty) {
    const n = level(difficulty, 2, 4);
    const most = level(difficulty, 7, 9);
    const matrix = Array.from({ length: n }, () => Array.from({ length: n }, () => random.int(-most, most)));
    const answer = `${determinant(matrix)}`;
    const text = random.pick([
      `Compute the determinant of $${matrixLatex(matrix)}$.`,
      `What is $\\det A$ for $A = ${matrixLatex(matrix)}$?`,
      `Find the determinant of the matrix $M = ${matrixLatex(matrix)}$.`,
    ]);
    const steps = [`Expanding along the first row gives $${answer}$.`];
    return exercise({ text, steps, answer, size: n * n, facts: { matrix } });
  },
};
