import { type Family, level } from '../../family.js';
import { exercise, nonZero } from './exercise.js';

export const recurrenceTerm: Family = {
  name: 'recurrence-term',
  domain: 'math',
  description: 'A term of a sequence given by a linear recurrence.',
  tags: ['algebra', 'sequences'],
  size: 'index of the term',
  make(random, difficulty) {
    const [p, q] = [nonZero(random, 4), nonZero(random, 3)];
    const shift = difficulty > 0.5 ? nonZero(random, 6) : 0;
    const [first, second] = [random.int(-5, 9), random.int(-5, 9)];
    const index = random.int(level(difficulty, 4, 8), level(difficulty, 6, 12));
    let [before, value] = [first, second];
    const terms = [first, second];
    for (let n = 3; n <= index; n++) {
      [before, value] = [value, p * value + q * before + shift];
      terms.push(value);
    }
    const sign = (n: number, name: string) =>
      `${n < 0 ? '-' : '+'} ${Math.abs(n) === 1 && name !== '' ? '' : Math.abs(n)}${name}`;
    const lead = p === 1 ? '' : p === -1 ? '-' : `${p}`;
    const rule = `a_n = ${lead}a_{n-1} ${sign(q, 'a_{n-2}')}${shift === 0 ? '' : ` ${sign(shift, '')}`}`;
    const text = random.pick([
      `A sequence starts with $a_1 = ${first}$, $a_2 = ${second}$ and goes on by $${rule}$. Find $a_{${index}}$.`,
      `Let $a_1 = ${first}$, $a_2 = ${second}$ and $${rule}$ for $n \\ge 3$. What is $a_{${index}}$?`,
    ]);
    const steps = [`The terms are $${terms.join(', ')}$.`];
    return exercise({
      text,
      steps,
      answer: `${value}`,
      size: index,
      facts: { p, q, shift, first, second, index },
    });
  },
};
