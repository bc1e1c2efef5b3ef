import { type Family, level } from '../../family.js';
import { listSteps } from './list-steps.js';
import { callProgram, definition, listOf } from './program.js';

const ends = [
  { text: 'the list', python: 'return a', apply: (a: readonly number[]) => [...a] },
  {
    text: 'the sum of the list',
    python: 'return sum(a)',
    apply: (a: readonly number[]) => a.reduce((x, y) => x + y, 0),
  },
  {
    text: 'the largest number, or 0 if the list is empty',
    python: 'return max(a, default=0)',
    apply: (a: readonly number[]) => (a.length === 0 ? 0 : Math.max(...a)),
  },
  {
    text: 'how many numbers of the list are odd',
    python: 'return sum(x % 2 for x in a)',
    apply: (a: readonly number[]) => a.filter((x) => x % 2 !== 0).length,
  },
];

export const listPipeline: Family = {
  name: 'list-pipeline',
  domain: 'code',
  description: 'A function that changes a list of integers by several steps in order.',
  tags: ['lists'],
  size: 'steps',
  make(random, difficulty) {
    const count = level(difficulty, 2, 7);
    const steps = random
      .shuffle(listSteps)
      .slice(0, count)
      .map((step) => step(random));
    const end = random.pick(ends);
    const entryPoint = `${random.pick(['reduce', 'reshape', 'digest', 'filter', 'condense'])}_${random.pick(['numbers', 'values', 'readings', 'scores'])}`;
    const inputs = [
      ...Array.from({ length: 6 }, () => listOf(random, random.int(5, 12), -30, 60)),
      [random.int(-9, 9)],
      [],
    ];
    const tests = inputs.map((input) => ({
      args: [input],
      expected: end.apply(steps.reduce<number[]>((a, step) => step.apply(a), input)),
    }));
    const list = steps.map((step, i) => `${i + 1}. ${step.text}`).join('\n');
    const text = random.pick([
      `Write a Python function \`${entryPoint}(a)\` for a list of integers. It does these steps in order:\n${list}\nThen it returns ${end.text}.`,
      `Sensor data arrive as a list of integers and go through these steps:\n${list}\nImplement \`${entryPoint}(a)\` in Python so that it returns ${end.text} after the last step.`,
    ]);
    const python = definition(`${entryPoint}(a)`, [...steps.map((step) => step.python), end.python]);
    const facts = { steps: steps.map((step) => step.text), end: end.text };
    return callProgram({ text, entryPoint, python, tests, size: count, facts });
  },
};
