import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { factorial } from './integers.js';

export const letterArrangements: Family = {
  name: 'letter-arrangements',
  domain: 'math',
  description: 'Orders of letters some of which repeat, perhaps with two letters kept apart.',
  tags: ['combinatorics', 'counting'],
  size: 'letters',
  make(random, difficulty) {
    const length = level(difficulty, 5, 10);
    const alphabet = random.shuffle([...'ABCDEGHIKLMNOPRSTUVWXYZ']).slice(0, Math.max(3, length - 3));
    const letters = random.shuffle([
      ...alphabet,
      ...Array.from({ length: length - alphabet.length }, () => random.pick(alphabet)),
    ]);
    const counts = alphabet.map((letter) => letters.filter((other) => other === letter).length);
    const orders = (n: number) => counts.reduce((value, count) => value / factorial(count), factorial(n));
    const single = alphabet.filter((_, i) => counts[i] === 1);
    const apart = difficulty > 0.5 && single.length >= 2 ? single.slice(0, 2) : [];
    // Two letters that occur once each stand side by side in 2 (n-1)! of the n! orders.
    const answer = orders(length) - (apart.length === 2 ? 2n * orders(length - 1) : 0n);
    const condition = apart.length === 2 ? ` if ${apart[0]} and ${apart[1]} must not stand side by side` : '';
    const text = random.pick([
      `In how many different ways can the letters ${letters.join(', ')} be put in a row${condition}?`,
      `How many different strings can be made with all of the letters ${letters.join('')}${condition}?`,
    ]);
    const steps = [`There are $${orders(length)}$ different orders in all.`];
    if (apart.length === 2)
      steps.push(`In $${2n * orders(length - 1)}$ of them the two letters are neighbors.`);
    return exercise({ text, steps, answer: `${answer}`, size: length, facts: { letters, apart } });
  },
};
