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
    const tosses = random.int(level(difficulty, 3, 6), level(difficulty, 7, 10));
    const run = random.int(2, Math.min(tosses, level(difficulty, 2, 4)));
    const bottom = random.int(level(difficulty, 30, 20), level(difficulty, 100, 70));
    const top = random.int(1, bottom - 1);
    // weights[k]: total weight of tosses so far without the run that end in exactly k heads.
    let weights = [1n, ...new Array<bigint>(run - 1).fill(0n)];
    for (let i = 0; i < tosses; i++) {
      const all = weights.reduce((sum, weight) => sum + weight);
      weights = [all * BigInt(bottom - top), ...weights.slice(0, -1).map((weight) => weight * BigInt(top))];
    }
    const good = weights.reduce((sum, weight) => sum + weight);
    const all = BigInt(bottom) ** BigInt(tosses);
    const never = random.bool();
    const answer = latex(rational(never ? good : all - good, all));
    const chance = latex(rational(top, bottom));
    const text = random.pick([
      `A coin shows heads with probability $${chance}$. It is tossed ${tosses} times. What is the probability that heads ${never ? 'never' : 'at least once'} appears ${run} times in a row?`,
      `Each of ${tosses} shots hits with probability $${chance}$, independently of the others. Find the probability that there are ${never ? 'no' : 'somewhere'} ${run} hits in a row.`,
      `On each of ${tosses} days it rains with probability $${chance}$, whatever the weather was before. How likely is it that ${never ? 'no' : 'some'} ${run} days in a row are all rainy?`,
    ]);
    const steps = [
      `Counting by the number of successes at the end, $p_k$ moves to $p_{k+1}$ with probability $${chance}$ and back to $p_0$ otherwise.`,
      `After ${tosses} steps these sum to $${latex(rational(good, all))}$, the probability of no such run.`,
    ];
    return exercise({ text, steps, answer, size: tosses, facts: { tosses, run, top, bottom, never } });
  },
};
