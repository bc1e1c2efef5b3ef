import { type Family, level } from '../../family.js';
import type { Random } from '../../random.js';
import { exercise } from './exercise.js';

const names = ['p', 'q', 'r', 's', 't'];

/** A formula and its value under an assignment (bit i is variable i). */
interface Formula {
  readonly text: string;
  readonly holds: (assignment: number) => boolean;
}

function formula(random: Random, leaves: number, variables: readonly number[]): Formula {
  if (leaves === 1) {
    const variable = variables[0] ?? 0;
    const negated = random.int(1, 3) === 1;
    const bit = (assignment: number) => ((assignment >> variable) & 1) === 1;
    return { text: `${negated ? '\\lnot ' : ''}${names[variable]}`, holds: negated ? (a) => !bit(a) : bit };
  }
  const split = random.int(1, leaves - 1);
  const left = formula(random, split, variables.slice(0, split));
  const right = formula(random, leaves - split, variables.slice(split));
  const operators: Record<string, (a: number) => boolean> = {
    '\\land': (a) => left.holds(a) && right.holds(a),
    '\\lor': (a) => left.holds(a) || right.holds(a),
    '\\rightarrow': (a) => !left.holds(a) || right.holds(a),
    '\\leftrightarrow': (a) => left.holds(a) === right.holds(a),
  };
  const operator = random.pick(Object.keys(operators));
  return { text: `(${left.text} ${operator} ${right.text})`, holds: operators[operator] ?? (() => false) };
}

export const truthTable: Family = {
  name: 'truth-table',
  domain: 'math',
  description: 'How many assignments make a formula of propositional logic true.',
  tags: ['logic', 'counting'],
  size: 'variables in the formula, with repetition',
  make(random, difficulty) {
    const count = level(difficulty, 3, 5);
    const leaves = level(difficulty, 4, 9);
    const variables = random.shuffle(Array.from({ length: leaves }, (_, i) => i % count));
    const { text: shown, holds } = formula(random, leaves, variables);
    let satisfying = 0;
    for (let assignment = 0; assignment < 1 << count; assignment++) if (holds(assignment)) satisfying++;
    const used = names
      .slice(0, count)
      .map((name) => `$${name}$`)
      .join(', ');
    const text = random.pick([
      `How many of the $${1 << count}$ assignments of true and false to ${used} make the formula $${shown}$ true?`,
      `In the truth table of $${shown}$ with the variables ${used}, in how many of the $${1 << count}$ rows does the formula hold?`,
    ]);
    const steps = [`Going through all $${1 << count}$ rows, the formula holds in $${satisfying}$ of them.`];
    return exercise({ text, steps, answer: `${satisfying}`, size: leaves, facts: { formula: shown, count } });
  },
};
