import { type Family, level } from '../../family.js';
import { distinct, exercise } from './exercise.js';
import { latex, rational } from './rational.js';

export const expectedPrize: Family = {
  name: 'expected-prize',
  domain: 'math',
  description: 'The expected gain of a lottery with several prizes.',
  tags: ['probability', 'expectation'],
  size: 'kinds of prizes',
  make(random, difficulty) {
    const kinds = level(difficulty, 1, 5);
    const prizes = distinct(random, kinds, 2, 60);
    const counts = prizes.map(() => random.int(1, level(difficulty, 8, 30)));
    const tickets = counts.reduce((sum, n) => sum + n, 0) + random.int(5, 120);
    const price = random.int(1, 9);
    const won = prizes.reduce((sum, prize, i) => sum + prize * (counts[i] ?? 0), 0);
    const listed = prizes
      .map((prize, i) => `${counts[i]} win $${prize}$ dollars`)
      .join(', ')
      .replace(/, ([^,]*)$/, ' and $1');
    const text = random.pick([
      `Of ${tickets} tickets ${listed}; the rest win nothing. A ticket costs $${price}$ dollars. What is the expected gain, in dollars, of buying one ticket at random? It is negative if the buyer loses on average.`,
      `A lottery sells ${tickets} tickets at $${price}$ dollars each: ${listed}, all others nothing. Find the mean of prize minus price for a ticket, as an exact number of dollars.`,
    ]);
    const steps = [
      `All prizes together are $${won}$ dollars, so a ticket wins $${latex(rational(won, tickets))}$ dollars on average.`,
    ];
    const answer = latex(rational(won - price * tickets, tickets));
    return exercise({ text, steps, answer, size: kinds, facts: { prizes, counts, tickets, price } });
  },
};
