import { z } from 'zod';
import type { Format } from '../problem.js';
import { tags, text, textOrNumber, userPrompt } from './fields.js';

const row = z.looseObject({
  problem: text,
  solution: text,
  type: textOrNumber.nullish(),
});

/** Minerva and the many sets of a problem with its solution, in which the answer stands. */
export const problemSolution: Format<z.infer<typeof row>> = {
  name: 'problem-solution',
  row,
  uses: ['problem', 'solution'],
  read: ({ problem, solution, type }) => ({
    domain: 'math',
    prompt: userPrompt(problem),
    // The ground truth stands inside: attach takes it.
    solution,
    tags: tags(typeof type === 'string' ? type : null),
  }),
  sample: {
    problem: 'How far does light travel in two microseconds, in meters? Take $c = 3 \\cdot 10^8$.',
    solution: 'It is $c t = 3 \\cdot 10^8 \\cdot 2 \\cdot 10^{-6} = \\boxed{600}$ meters.',
  },
};
