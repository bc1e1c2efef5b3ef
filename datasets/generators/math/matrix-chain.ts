import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { matrixLatex, matrixProduct } from './matrix.js';

export const matrixChain: Family = {
  name: 'matrix-chain',
  domain: 'math',
  description: 'One entry of a product of matrices.',
  tags: ['linear-algebra'],
  size: 'entries of all factors',
  make(random, difficulty) {
    const n = difficulty < 0.5 ? 2 : 3;
    const count = level(difficulty, 2, 4);
    const factors = Array.from({ length: count }, () =>
      Array.from({ length: n }, () => Array.from({ length: n }, () => random.int(-5, 6))),
    );
    const result = factors.reduce(matrixProduct);
    const [row, column] = [random.int(1, n), random.int(1, n)];
    const answer = `${result[row - 1]?.[column - 1]}`;
    const chain = factors.map(matrixLatex).join(' ');
    const text = random.pick([
      `Let $P = ${chain}$. What is the entry of $P$ in row $${row}$ and column $${column}$?`,
      `Find the entry in row $${row}$, column $${column}$ of the product $${chain}$.`,
    ]);
    const steps = [`The product is $${matrixLatex(result)}$.`];
    return exercise({ text, steps, answer, size: count * n * n, facts: { factors, row, column } });
  },
};
