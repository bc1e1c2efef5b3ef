import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';

export const baseConversion: Family = {
  name: 'base-conversion',
  domain: 'math',
  description: 'A number given in one base is read in base ten, alone or in a sum.',
  tags: ['number-theory', 'bases'],
  size: 'digits to read',
  make(random, difficulty) {
    const count = difficulty < 0.4 ? 1 : 2;
    const digits = level(difficulty, 4, 8);
    const numbers = Array.from({ length: count }, () => {
      const base = random.int(3, 9);
      return { base, value: random.int(base ** (digits - 1), base ** digits - 1) };
    });
    const written = numbers.map(({ base, value }) => `${value.toString(base)}_{${base}}`);
    const sum = numbers.reduce((total, { value }) => total + value, 0);
    const text =
      count === 1
        ? random.pick([
            `Write $${written[0]}$ in base ten.`,
            `The numeral $${written[0]}$ is written in base ${numbers[0]?.base}. What is its value in base ten?`,
          ])
        : random.pick([
            `Compute $${written.join(' + ')}$ and write the sum in base ten.`,
            `What is $${written.join(' + ')}$ in base ten?`,
          ]);
    const steps = numbers.map(({ value }, i) => `$${written[i]} = ${value}$ in base ten.`);
    const facts = { numerals: numbers.map(({ base, value }) => [value.toString(base), base]) };
    return exercise({ text, steps, answer: `${sum}`, size: count * digits, facts });
  },
};
