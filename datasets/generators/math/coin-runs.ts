import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { latex, rational } from './rational.js';

export const coinRuns: Family = {
  name: 'coin-runs',
  domain: 'math',
  description: 'The probability of no long run of heads with a biased coin.',
  tags: ['probability', 'recursion'],
  size: 'tosses',
  make(random, difficulty) {
    const tosses = random.int(level(difficulty, 3, 7), level(difficulty, 5, 10));
    const run = random.int(2, Math.min(tosses, level(difficulty, 2, 4)));
    const bottom = random.int(2, 100);
    const top = random.int(1, bottom - 1);
    // weights[k]: total weight of tosses so far without the run that end in exactly k heads.
    let weights = [1n, ...new Array<bigint>(run - 1).fill(0n)];
    for (let i = 0; i < tosses; i++) {
      const all = weights.reduce((sum, weight) => sum + weight);
      weights = [all * BigInt(bottom - top), ...weights.slice(0, -1).map((weight) => weight * BigInt(top))];
    }
    const good = weights.reduce((sum, weight) => sum + weight);
    const answer = latex(rational(good, BigInt(bottom) ** BigInt(tosses)));
    const chance = latex(rational(top, bottom));
    const text = random.pick([
      `A coin shows heads with probability $${chance}$. It is tossed ${tosses} times. What is the probability that heads never appears ${run} times in a row?`,
      `Each of ${tosses} shots hits with probability $${chance}$, independently of the others. Find the probability that there are no ${run} hits in a row.`,
    ]);
    const steps = [
      `Counting by the number of successes at the end, $p_k$ moves to $p_{k+1}$ with probability $${chance}$ and back to $p_0$ otherwise.`,
      `After ${tosses} steps the weights sum to $${answer}$.`,
    ];
    return exercise({ text, steps, answer, size: tosses, facts: { tosses, run, top, bottom } });
  },
};
