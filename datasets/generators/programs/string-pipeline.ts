import { type Family, level } from '../../family.js';
import type { Random } from '../../random.js';
import { callProgram, definition } from './program.js';
import { stringSteps } from './string-steps.js';

const words = [
  'amber',
  'brook',
  'cellar',
  'dune',
  'ember',
  'fjord',
  'gravel',
  'harbor',
  'inlet',
  'juniper',
  'kettle',
  'lantern',
  'meadow',
  'nettle',
  'otter',
  'pebble',
  'quarry',
  'reed',
  'saddle',
  'tunnel',
];
const names = ['transform', 'rewrite', 'encode', 'scramble', 'process', 'convert'];

function phrase(random: Random): string {
  const parts = Array.from(
    { length: random.int(1, 4) },
    () => random.pick(words) + (random.int(1, 3) === 1 ? random.int(0, 99) : ''),
  );
  return parts.join(' ');
}

export const stringPipeline: Family = {
  name: 'string-pipeline',
  domain: 'code',
  description: 'A function that changes a text by several steps in order.',
  tags: ['strings'],
  size: 'steps',
  make(random, difficulty) {
    const count = level(difficulty, 2, 7);
    const steps = random
      .shuffle(stringSteps)
      .slice(0, count)
      .map((step) => step(random));
    const entryPoint = `${random.pick(names)}_${random.pick(['text', 'line', 'label', 'code'])}`;
    const inputs = ['', 'a', ...Array.from({ length: 6 }, () => phrase(random))].reverse();
    const tests = inputs.map((input) => ({
      args: [input],
      expected: steps.reduce((s, step) => step.apply(s), input),
    }));
    const list = steps.map((step, i) => `${i + 1}. ${step.text}`).join('\n');
    const text = random.pick([
      `Write a Python function \`${entryPoint}(s)\` that takes a text of small letters, digits and spaces, does the following in this order, and returns the result:\n${list}`,
      `A label printer changes each text in ${count} steps:\n${list}\nImplement this in Python as \`${entryPoint}(s)\`, which returns the changed text. Texts hold small letters, digits and spaces only.`,
    ]);
    const python = definition(`${entryPoint}(s)`, [...steps.map((step) => step.python), 'return s']);
    return callProgram({
      text,
      entryPoint,
      python,
      tests,
      size: count,
      facts: { steps: steps.map((step) => step.text) },
    });
  },
};
