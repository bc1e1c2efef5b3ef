import { type Family, level } from '../../family.js';
import { distinct, exercise, person } from './exercise.js';

export const ratioShares: Family = {
  name: 'ratio-shares',
  domain: 'math',
  description: 'An amount shared in a ratio: the difference of two shares is asked.',
  tags: ['arithmetic', 'ratio', 'word-problem'],
  size: 'shares',
  make(random, difficulty) {
    const count = level(difficulty, 2, 6);
    const ratio = random.shuffle(distinct(random, count, 1, level(difficulty, 9, 25)));
    const unit = random.int(3, level(difficulty, 40, 900));
    const total = ratio.reduce((sum, part) => sum + part, 0);
    const [largest, smallest] = [Math.max(...ratio), Math.min(...ratio)];
    const amount = total * unit;
    const who = person(random);
    const text = random.pick([
      `${who} divides ${amount} stamps among ${count} collectors in the ratio ${ratio.join(' : ')}. How many more stamps does the largest share have than the smallest?`,
      `A prize of ${amount} dollars is shared by ${count} winners in the ratio ${ratio.join(' : ')}. By how many dollars do the largest and the smallest share differ?`,
      `${amount} liters of milk are split over ${count} tanks in the ratio ${ratio.join(' : ')}. How many liters more are in the fullest tank than in the emptiest?`,
    ]);
    const steps = [
      `The ratio has ${total} parts, so a part is ${amount} / ${total} = ${unit}.`,
      `The shares differ by ${largest - smallest} parts, that is ${(largest - smallest) * unit}.`,
    ];
    return exercise({
      text,
      steps,
      answer: `${(largest - smallest) * unit}`,
      size: count,
      facts: { amount, ratio },
    });
  },
};
