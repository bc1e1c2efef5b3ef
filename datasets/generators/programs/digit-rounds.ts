import { type Family, level } from '../../family.js';
import { callProgram, definition } from './program.js';

const conditions = [
  { text: 'every digit', python: 'True', holds: () => true },
  { text: 'every odd digit', python: 'd % 2 == 1', holds: (d: number) => d % 2 === 1 },
  { text: 'every even digit', python: 'd % 2 == 0', holds: (d: number) => d % 2 === 0 },
  { text: 'every digit above 4', python: 'd > 4', holds: (d: number) => d > 4 },
  { text: 'every digit divisible by 3', python: 'd % 3 == 0', holds: (d: number) => d % 3 === 0 },
];
const powers = ['itself', 'its square', 'its cube'];

export const digitRounds: Family = {
  name: 'digit-rounds',
  domain: 'code',
  description: 'A function that replaces a number by a sum over its digits, several times.',
  tags: ['numbers', 'loops'],
  size: 'rounds of digit sums',
  make(random, difficulty) {
    const rounds = random.int(level(difficulty, 1, 4), level(difficulty, 2, 9));
    const power = random.int(1, level(difficulty, 2, 3));
    const condition = random.pick(conditions);
    const [weight, shift] = [random.int(2, 12), random.int(1, 60)];
    const entryPoint = random.pick(['digit_rounds', 'digit_walk', 'fold_digits', 'number_game']);
    const once = (n: number) =>
      [...`${n}`].map(Number).reduce((sum, d) => sum + (condition.holds(d) ? weight * d ** power : 1), shift);
    const run = (start: number) => {
      let n = start;
      for (let i = 0; i < rounds; i++) n = once(n);
      return n;
    };
    const inputs = [
      random.int(100, 9999),
      0,
      7,
      random.int(10, 99),
      random.int(10_000, 999_999),
      1_000_000,
      random.int(1e8, 1e9),
    ];
    const tests = inputs.map((n) => ({ args: [n], expected: run(n) }));
    const otherwise = condition.python === 'True' ? '' : ' and 1 for each other digit';
    const rule = `a new number is formed: ${shift}, plus ${weight} times ${powers[power - 1]} for ${condition.text}${otherwise}`;
    const text = random.pick([
      `Write a Python function \`${entryPoint}(n)\` for a non-negative integer n. From the decimal digits of n ${rule}. This is done ${rounds} times in all, each time with the number formed last. Return the final number.`,
      `In a game with numbers, from the digits of a number ${rule}. Implement \`${entryPoint}(n)\` in Python: start with n, play ${rounds} ${rounds === 1 ? 'round' : 'rounds'} and return the number reached.`,
    ]);
    const python = definition(`${entryPoint}(n)`, [
      `for _ in range(${rounds}):`,
      `    n = ${shift} + sum(${weight} * d ** ${power} if ${condition.python} else 1 for d in map(int, str(n)))`,
      'return n',
    ]);
    const facts = { rounds, power, weight, shift, condition: condition.text };
    return callProgram({ text, entryPoint, python, tests, size: rounds, facts });
  },
};
