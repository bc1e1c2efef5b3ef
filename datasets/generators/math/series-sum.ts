import { type Family, level } from '../../family.js';
import { exercise, nonZero } from './exercise.js';
import { latex, multiply, rational, subtract } from './rational.js';

export const seriesSum: Family = {
  name: 'series-sum',
  domain: 'math',
  description: 'The sum of the first terms of an arithmetic or geometric sequence.',
  tags: ['algebra', 'sequences'],
  size: 'terms',
  make(random, difficulty) {
    const terms = random.int(level(difficulty, 4, 8), level(difficulty, 8, 12));
    const first = nonZero(random, 30);
    if (random.bool()) {
      const count = terms * level(difficulty, 2, 12);
      const step = nonZero(random, 15);
      const answer = `${(count * (2 * first + (count - 1) * step)) / 2}`;
      const text = random.pick([
        `An arithmetic sequence starts with $${first}$ and has the common difference $${step}$. What is the sum of its first $${count}$ terms?`,
        `Find $${first} + (${first + step}) + (${first + 2 * step}) + \\cdots$ with $${count}$ terms in all, each term differing from the one before by $${step}$.`,
      ]);
      const steps = [
        `The last term is $${first + (count - 1) * step}$, and the sum is $\\frac{${count}}{2}$ times the first and the last term together.`,
      ];
      return exercise({ text, steps, answer, size: count, facts: { first, step, count } });
    }
    const ratio = rational(nonZero(random, 5), random.int(1, level(difficulty, 1, 4)));
    let [sum, term] = [rational(0), rational(first)];
    for (let i = 0; i < terms; i++) {
      sum = rational(sum.n * term.d + term.n * sum.d, sum.d * term.d);
      term = multiply(term, ratio);
    }
    const text = random.pick([
      `A geometric sequence has first term $${first}$ and common ratio $${latex(ratio)}$. Find the sum of its first $${terms}$ terms.`,
      `Add the first $${terms}$ terms of the geometric sequence that starts with $${first}$ and in which each term is $${latex(ratio)}$ times the one before. What is the sum?`,
    ]);
    const last = latex(subtract(sum, rational(first)));
    const steps = [`The first term is $${first}$ and the others sum to $${last}$.`];
    const facts = { first, ratio: [Number(ratio.n), Number(ratio.d)], count: terms };
    return exercise({ text, steps, answer: latex(sum), size: terms, facts });
  },
};
