import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { product } from './polynomial.js';
import { latex, rational } from './rational.js';

const relations = ['exactly', 'at least', 'at most'] as const;

export const diceSum: Family = {
  name: 'dice-sum',
  domain: 'math',
  description: 'The probability of a sum of dice with various numbers of faces.',
  tags: ['probability'],
  size: 'dice',
  make(random, difficulty) {
    const dice = Array.from({ length: level(difficulty, 2, 5) }, () => random.pick([4, 6, 8, 10, 12]));
    const most = dice.reduce((sum, faces) => sum + faces, 0);
    const target = random.int(dice.length + 1, most - 1);
    const relation = random.pick(relations);
    // The coefficient of x^s in the product of (x + x^2 + ... + x^faces) counts the ways to reach s.
    const ways = dice.map((faces) => [0, ...new Array<number>(faces).fill(1)]).reduce(product);
    const good = ways.reduce((sum, count, s) => {
      const fits =
        relation === 'exactly' ? s === target : relation === 'at least' ? s >= target : s <= target;
      return fits ? sum + count : sum;
    }, 0);
    const all = dice.reduce((value, faces) => value * faces, 1);
    const listed = dice.slice(0, -1).join(', ');
    const text = random.pick([
      `Fair dice with ${listed} and ${dice.at(-1)} faces, numbered from 1, are rolled together. What is the probability that their sum is ${relation} ${target}?`,
      `Someone rolls one fair die each with ${listed} and ${dice.at(-1)} faces (numbered from 1 up). Find the probability of a total of ${relation} ${target}.`,
    ]);
    const steps = [`$${good}$ of the $${all}$ equally likely rolls are as wanted.`];
    return exercise({
      text,
      steps,
      answer: latex(rational(good, all)),
      size: dice.length,
      facts: { dice, target, relation },
    });
  },
};
