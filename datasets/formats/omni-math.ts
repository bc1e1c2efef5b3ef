import { z } from 'zod';
import type { Format } from '../problem.js';
import { asText, mathAnswer, tags, text, textOrNumber, userPrompt } from './fields.js';

const labels = z.union([z.array(z.string()), z.string()]).nullish();
const row = z.looseObject({
  problem: text,
  solution: text,
  answer: textOrNumber,
  domain: labels,
  difficulty: z.number(),
});

/** Omni-MATH: olympiad problems with a difficulty from 1 to 10, which becomes a tag. */
export const omniMath: Format<z.infer<typeof row>> = {
  name: 'omni-math',
  row,
  uses: ['problem', 'solution', 'answer'],
  read: ({ problem, solution, answer, domain, difficulty }) => ({
    domain: 'math',
    prompt: userPrompt(problem),
    ground_truth: mathAnswer(answer),
    solution,
    tags: tags(
      ...[domain].flat().map((path) => path?.split('->').at(-1)),
      `difficulty ${asText(difficulty)}`,
    ),
  }),
  sample: {
    problem: 'Find all primes $p$ for which $p + 2$ and $p + 4$ are prime.',
    solution: 'One of the three is a multiple of 3, so $p = 3$.',
    answer: '3',
    domain: ['Mathematics -> Number Theory -> Primes'],
    difficulty: 2.5,
    source: 'samples',
  },
};
