import type { Made } from '../../family.js';
import type { Random } from '../../random.js';

interface Exercise {
  readonly text: string;
  /** The derivation, up to the sentence that names the answer. */
  readonly steps: readonly string[];
  /** In LaTeX. */
  readonly answer: string;
  readonly size: number;
  readonly facts: Made['facts'];
}

/** A made problem with one exact answer, its solution closing with the box. */
export function exercise({ text, steps, answer, size, facts }: Exercise): Made {
  return {
    text,
    ground_truth: { verifier: 'math', answer },
    solution: `${steps.join('\n')}\nThe answer is $\\boxed{${answer}}$.`,
    size,
    facts,
  };
}

const people = [
  'Amina',
  'Bram',
  'Chiara',
  'Dario',
  'Esi',
  'Farid',
  'Greta',
  'Hugo',
  'Iris',
  'Jonas',
  'Keiko',
  'Lars',
  'Mei',
  'Nikolai',
  'Olu',
  'Petra',
  'Quinn',
  'Rosa',
  'Samir',
  'Thea',
  'Uma',
  'Viktor',
  'Wanda',
  'Xavier',
  'Yara',
  'Zeno',
];

export function person(random: Random): string {
  return random.pick(people);
}

/** An integer from -`most` to `most`, never 0. */
export function nonZero(random: Random, most: number): number {
  return random.int(1, most) * (random.bool() ? 1 : -1);
}

/** `count` different integers from `min` to `max`, ascending. */
export function distinct(random: Random, count: number, min: number, max: number): number[] {
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(random.int(min, max));
  return [...drawn].sort((a, b) => a - b);
}
