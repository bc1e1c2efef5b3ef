import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { add, latex, multiply, type Rational, rational, subtract } from './rational.js';

const operators = { '+': add, '-': subtract, '\\cdot': multiply } as const;

export const fractionExpression: Family = {
  name: 'fraction-expression',
  domain: 'math',
  description: 'A chain of fractions added, subtracted and multiplied, from left to right by parentheses.',
  tags: ['arithmetic', 'fractions'],
  size: 'fractions in the expression',
  make(random, difficulty) {
    const count = level(difficulty, 2, 6);
    const largest = level(difficulty, 9, 24);
    const draw = () => rational(random.int(1, largest), random.int(2, largest));
    let value: Rational = draw();
    let text = latex(value);
    const parts = [[Number(value.n), Number(value.d)]];
    const used: string[] = [];
    const steps: string[] = [];
    for (let i = 1; i < count; i++) {
      const operator = random.pick(Object.keys(operators) as (keyof typeof operators)[]);
      const next = draw();
      const result = operators[operator](value, next);
      steps.push(`$${latex(value)} ${operator} ${latex(next)} = ${latex(result)}$.`);
      text = `${i === 1 ? text : `\\left(${text}\\right)`} ${operator} ${latex(next)}`;
      parts.push([Number(next.n), Number(next.d)]);
      used.push(operator);
      value = result;
    }
    const ask = random.pick([
      `Compute $${text}$ and give the result in lowest terms.`,
      `Write $${text}$ as a single fraction in lowest terms.`,
      `What is $${text}$, as a fraction in lowest terms?`,
    ]);
    return exercise({
      text: ask,
      steps,
      answer: latex(value),
      size: count,
      facts: { parts, operators: used },
    });
  },
};
