import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { decimal, multiply, rational } from './rational.js';

const subjects = [
  {
    start: 'The price of a bicycle is',
    unit: 'dollars',
    up: 'it rises by',
    down: 'it falls by',
    ask: 'What does the bicycle cost then, in dollars?',
  },
  {
    start: 'The population of a village is',
    unit: 'people',
    up: 'it grows by',
    down: 'it shrinks by',
    ask: 'How many people would live there by that count?',
  },
  {
    start: 'A reservoir holds',
    unit: 'cubic meters of water',
    up: 'rain adds',
    down: 'the town uses',
    ask: 'How many cubic meters does it hold then?',
  },
  {
    start: 'A fund is worth',
    unit: 'dollars',
    up: 'it gains',
    down: 'it loses',
    ask: 'What is it worth then, in dollars?',
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
    const start = random.int(2, 90) * 100 ** Math.min(count, 2);
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
        `${i === 0 ? 'First' : 'then'} ${change > 0 ? subject.up : subject.down} ${Math.abs(change)}% of what it ${i === 0 ? 'was' : 'was before that'}`,
      );
      steps.push(
        `A change of ${change}% gives $${decimal(value)} \\cdot ${decimal(rational(100 + change, 100))} = ${decimal(next)}$.`,
      );
      value = next;
    }
    const text = `${subject.start} ${start} ${subject.unit}. ${told.join(', ')}. ${subject.ask} Give the exact value.`;
    return exercise({ text, steps, answer: decimal(value), size: count, facts: { start, changes } });
  },
};
