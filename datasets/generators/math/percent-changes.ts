import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { decimal, multiply, rational } from './rational.js';

const subjects = [
  {
    start: 'A share is bought for',
    unit: 'dollars',
    up: 'it gains',
    down: 'it loses',
    ask: 'What is it worth then, in dollars?',
  },
  {
    start: 'A culture of yeast weighs',
    unit: 'milligrams',
    up: 'it grows by',
    down: 'it shrinks by',
    ask: 'How many milligrams does it weigh then?',
  },
  {
    start: 'A reservoir holds',
    unit: 'cubic meters of water',
    up: 'it gains',
    down: 'it loses',
    ask: 'How many cubic meters does it hold then?',
  },
  {
    start: 'A painting is valued at',
    unit: 'dollars',
    up: 'its value rises by',
    down: 'its value falls by',
    ask: 'What is its value then, in dollars?',
  },
  {
    start: 'A radio signal has a strength of',
    unit: 'units',
    up: 'it rises by',
    down: 'it drops by',
    ask: 'How many units strong is it then?',
  },
];

export const percentChanges: Family = {
  name: 'percent-changes',
  domain: 'math',
  description: 'A quantity that changes by several percentages, one after the other.',
  tags: ['arithmetic', 'percent', 'word-problem'],
  size: 'changes',
  make(random, difficulty) {
    const count = level(difficulty, 1, 4);
    const subject = random.pick(subjects);
    const start = random.int(2, 90) * 100;
    let value = rational(start);
    const changes: number[] = [];
    const steps: string[] = [];
    const told: string[] = [];
    for (let i = 0; i < count; i++) {
      const percent = random.int(1, difficulty < 0.5 ? 9 : 18) * (difficulty < 0.5 ? 10 : 5);
      const change = random.bool() ? percent : -Math.min(percent, 80);
      const next = multiply(value, rational(100 + change, 100));
      changes.push(change);
      told.push(
        `${i === 0 ? 'First' : 'then'} ${change > 0 ? subject.up : subject.down} ${Math.abs(change)}%`,
      );
      steps.push(
        `A change of ${change}% gives $${decimal(value)} \\cdot ${decimal(rational(100 + change, 100))} = ${decimal(next)}$.`,
      );
      value = next;
    }
    const text = `${subject.start} ${start} ${subject.unit}. ${told.join(', ')}${count > 1 ? ', each time of what it was just before' : ''}. ${subject.ask} Give the exact value.`;
    return exercise({ text, steps, answer: decimal(value), size: count, facts: { start, changes } });
  },
};
