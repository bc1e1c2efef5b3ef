import { z } from 'zod';
import { type Format, message } from '../problem.js';
import { parseProblem } from '../read-problem.js';
import { text } from './fields.js';

const row = z.looseObject({
  id: text,
  domain: z.string(),
  prompt: z.array(message).min(1),
  source: z.looseObject({ dataset: z.string() }),
});

/** Our own problems, as an earlier run wrote them: nothing changes. */
export const rlvr: Format<z.infer<typeof row>> = {
  name: 'rlvr',
  row,
  uses: [
    ...['id', 'domain', 'prompt', 'ground_truth', 'solution', 'source'],
    ...['quality', 'difficulty', 'rollout', 'split', 'tags', 'meta'],
  ],
  read: (row) => parseProblem(row),
  sample: {
    id: 'sums:1',
    domain: 'math',
    prompt: [{ role: 'user', content: 'What is 17 + 25?' }],
    ground_truth: { verifier: 'math', answer: '42' },
    source: { dataset: 'sums' },
    tags: ['arithmetic'],
    meta: { family: 'sum' },
  },
};
