import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { choose } from './integers.js';
import { latex, rational } from './rational.js';

const colors = ['red', 'blue', 'green', 'white', 'black', 'yellow'];
const vessels = ['An urn', 'A bag', 'A box', 'A drawer'];

export const drawnBalls: Family = {
  name: 'drawn-balls',
  domain: 'math',
  description: 'Draws without replacement: the probability of a given number of one color.',
  tags: ['probability'],
  size: 'balls drawn',
  make(random, difficulty) {
    const kinds = random.shuffle(colors).slice(0, level(difficulty, 2, 4));
    const counts = kinds.map(() => random.int(2, level(difficulty, 7, 12)));
    const total = counts.reduce((sum, count) => sum + count, 0);
    const drawn = level(difficulty, 2, 5);
    const [color = '', count = 0] = [kinds[0], counts[0]];
    const wanted = random.int(Math.max(0, drawn - (total - count)), Math.min(drawn, count));
    const [good, all] = [choose(count, wanted) * choose(total - count, drawn - wanted), choose(total, drawn)];
    const content = kinds
      .map((kind, i) => `${counts[i]} ${kind}`)
      .join(', ')
      .replace(/, ([^,]*)$/, ' and $1');
    const text = random.pick([
      `${random.pick(vessels)} holds ${content} balls. ${drawn} balls are drawn at random without putting any back. What is the probability that exactly ${wanted} of them are ${color}?`,
      `${drawn} marbles are taken at once, at random, from ${content} marbles. Find the probability of getting exactly ${wanted} ${color} ones.`,
    ]);
    const steps = [`Of $\\binom{${total}}{${drawn}} = ${all}$ equally likely draws $${good}$ are as wanted.`];
    return exercise({
      text,
      steps,
      answer: latex(rational(good, all)),
      size: drawn,
      facts: { counts, drawn, wanted },
    });
  },
};
