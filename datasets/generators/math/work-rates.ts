import { type Family, level } from '../../family.js';
import { distinct, exercise } from './exercise.js';
import { add, divide, latex, rational } from './rational.js';

const scenes = [
  (hours: string) =>
    `Pumps that would each empty a flooded cellar alone in ${hours} hours work side by side. How many hours do they need together?`,
  (hours: string) =>
    `Painters who would each paint a hall alone in ${hours} hours paint it as a team. How many hours does it take them?`,
  (hours: string) =>
    `Machines that would each finish an order alone in ${hours} hours share it. After how many hours is it finished?`,
];

export const workRates: Family = {
  name: 'work-rates',
  domain: 'math',
  description: 'Workers of different speed share one job.',
  tags: ['arithmetic', 'rates', 'word-problem'],
  size: 'workers',
  make(random, difficulty) {
    const count = level(difficulty, 2, 5);
    const hours = distinct(random, count, 2, level(difficulty, 60, 90));
    const rate = hours.map((h) => rational(1, h)).reduce(add);
    const answer = latex(divide(rational(1), rate));
    const listed = `${hours.slice(0, -1).join(', ')} and ${hours.at(-1)}`;
    const steps = [
      `In one hour they do $${hours.map((h) => `\\frac{1}{${h}}`).join(' + ')} = ${latex(rate)}$ of the job.`,
      `The whole job takes the reciprocal of that.`,
    ];
    const text = `${random.pick(scenes)(listed)} Give the exact value.`;
    return exercise({ text, steps, answer, size: count, facts: { hours } });
  },
};
