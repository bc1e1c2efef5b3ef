import { type Family, level } from '../../family.js';
import type { Random } from '../../random.js';
import { exercise } from './exercise.js';

interface Term {
  readonly text: string;
  readonly value: number;
  /** 0 for a sum, 1 for a product, 2 for a number: what needs parentheses inside what. */
  readonly binding: number;
}

/** A term of `leaves` numbers. One factor of every product is small, which keeps all values exact. */
function term(random: Random, leaves: number, largest: number): Term {
  if (leaves === 1) {
    const value = random.int(2, largest);
    return { text: `${value}`, value, binding: 2 };
  }
  const operator = random.pick(['+', '-', '\\times']);
  if (operator === '\\times') {
    const factor = random.int(2, 12);
    const other = term(random, leaves - 1, largest);
    const inner = other.binding === 0 ? `(${other.text})` : other.text;
    return { text: `${factor} \\times ${inner}`, value: factor * other.value, binding: 1 };
  }
  const split = random.int(1, leaves - 1);
  const left = term(random, split, largest);
  const right = term(random, leaves - split, largest);
  const inner = right.binding === 0 ? `(${right.text})` : right.text;
  const value = operator === '+' ? left.value + right.value : left.value - right.value;
  return { text: `${left.text} ${operator} ${inner}`, value, binding: 0 };
}

export const arithmeticExpression: Family = {
  name: 'arithmetic-expression',
  domain: 'math',
  description: 'Sums, differences and products of whole numbers with parentheses.',
  tags: ['arithmetic'],
  size: 'numbers in the expression',
  make(random, difficulty) {
    const leaves = level(difficulty, 3, 9);
    const { text, value } = term(random, leaves, level(difficulty, 30, 400));
    const ask = random.pick(['Compute', 'Evaluate', 'What is the value of', 'Work out', 'Find the value of']);
    return exercise({
      text: `${ask} $${text}$${ask.startsWith('What') ? '?' : '.'}`,
      steps: [
        'Products come before sums and differences, and parentheses before both.',
        `$${text} = ${value}$.`,
      ],
      answer: `${value}`,
      size: leaves,
      facts: { expression: text.replaceAll('\\times', '*') },
    });
  },
};
