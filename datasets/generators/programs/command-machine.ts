import { type Family, level } from '../../family.js';
import type { Random } from '../../random.js';
import { modulo, streamProgram } from './program.js';

interface Command {
  readonly word: string;
  readonly text: string;
  readonly python: string;
  readonly apply: (a: number, b: number, x: number) => [number, number];
}

const words = ['zap', 'lift', 'turn', 'glow', 'drop', 'spin', 'push', 'fold', 'ring', 'melt'];

/** Commands on two registers a and b with an operand x; the caller takes remainders. */
const kinds: readonly ((k: number) => Omit<Command, 'word'>)[] = [
  (k) => ({ text: `a becomes a + ${k} * x`, python: `a = a + ${k} * x`, apply: (a, b, x) => [a + k * x, b] }),
  (k) => ({ text: `b becomes b - x - ${k}`, python: `b = b - x - ${k}`, apply: (a, b, x) => [a, b - x - k] }),
  () => ({
    text: 'a and b are exchanged, and then x is added to a',
    python: 'a, b = b + x, a',
    apply: (a, b, x) => [b + x, a],
  }),
  (k) => ({
    text: `if a is even, b becomes b + x, else a becomes a + ${k}`,
    python: `a, b = (a, b + x) if a % 2 == 0 else (a + ${k}, b)`,
    apply: (a, b, x) => (a % 2 === 0 ? [a, b + x] : [a + k, b]),
  }),
  (k) => ({
    text: `a becomes ${k} * b + x`,
    python: `a = ${k} * b + x`,
    apply: (_a, b, x) => [k * b + x, b],
  }),
  () => ({ text: 'b becomes a * x', python: 'b = a * x', apply: (a, _b, x) => [a, a * x] }),
  (k) => ({
    text: `if a is smaller than b, a becomes b + x, else b becomes a + ${k}`,
    python: `a, b = (b + x, b) if a < b else (a, a + ${k})`,
    apply: (a, b, x) => (a < b ? [b + x, b] : [a, a + k]),
  }),
  () => ({
    text: 'both become the absolute value of a - b, plus x',
    python: 'a = b = abs(a - b) + x',
    apply: (a, b, x) => [Math.abs(a - b) + x, Math.abs(a - b) + x],
  }),
];

function session(
  random: Random,
  commands: readonly Command[],
  lines: number,
  modulus: number,
  start: readonly [number, number],
) {
  let [a, b] = start;
  const input = [`${lines}`];
  for (let i = 0; i < lines; i++) {
    const [command, x] = [random.pick(commands), random.int(0, 50)];
    input.push(`${command.word} ${x}`);
    [a, b] = command.apply(a, b, x).map((value) => modulo(value, modulus)) as [number, number];
  }
  return { stdin: `${input.join('\n')}\n`, stdout: `${a} ${b}\n` };
}

export const commandMachine: Family = {
  name: 'command-machine',
  domain: 'code',
  description: 'A program that reads commands and keeps two registers.',
  tags: ['simulation', 'stdin'],
  size: 'kinds of commands',
  make(random, difficulty) {
    const count = level(difficulty, 2, 7);
    const named = random.shuffle(words);
    const commands = random
      .shuffle(kinds)
      .slice(0, count)
      .map((kind, i): Command => ({ word: named[i] ?? '', ...kind(random.int(2, 9)) }));
    const modulus = random.int(101, 9973);
    const start = [random.int(0, 20), random.int(0, 20)] as const;
    const tests = [4, 0, 1, 10, 30, 100].map((lines) => session(random, commands, lines, modulus, start));
    const list = commands.map(({ word, text }) => `- \`${word} x\`: ${text}`).join('\n');
    const text = random.pick([
      `A machine has two registers, a = ${start[0]} and b = ${start[1]} at the start. The first line of the input is the number of commands, and each further line is one command with a non-negative integer x:\n${list}\nAfter each command both registers are replaced by their remainders on division by ${modulus}, which are never negative. Write a Python program that prints a and b at the end, separated by a space.`,
      `Write a Python program that simulates a small machine. It begins with a = ${start[0]} and b = ${start[1]}. Input: a line with the number n of commands, then n lines, each with a command and an integer x >= 0. The commands are:\n${list}\nBoth values are taken modulo ${modulus} (as a number from 0 to ${modulus - 1}) after every command. Output: the final a and b on one line.`,
    ]);
    const branches = commands.map(
      ({ word, python }, i) => `    ${i === 0 ? 'if' : 'elif'} word == '${word}':\n        ${python}\n`,
    );
    const python = `a, b = ${start[0]}, ${start[1]}
for _ in range(int(input())):
    word, x = input().split()
    x = int(x)
${branches.join('')}    a, b = a % ${modulus}, b % ${modulus}
print(a, b)
`;
    return streamProgram({
      text,
      python,
      tests,
      size: count,
      facts: { commands: commands.map(({ text: rule }) => rule), modulus, start: [...start] },
    });
  },
};
