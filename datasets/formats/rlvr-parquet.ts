import { z } from 'zod';
import { type Format, message } from '../problem.js';
import { parseProblem } from '../read-problem.js';
import { jsonField, maybeText, text } from './fields.js';

const row = z.looseObject({
  id: text,
  domain: z.string(),
  prompt: z.array(message).min(1),
  ground_truth: maybeText,
  solution: maybeText,
  tags: z.array(z.string()),
  split: maybeText,
  rlvr_rest: text,
});

/** Our own problems as a table: what has one shape in every row in columns, the rest as JSON text. Nothing changes. */
export const rlvrParquet: Format<z.infer<typeof row>> = {
  name: 'rlvr-parquet',
  row,
  uses: ['id', 'domain', 'prompt', 'ground_truth', 'solution', 'tags', 'split', 'rlvr_rest'],
  read({ id, domain, prompt, ground_truth, solution, tags, split, rlvr_rest }) {
    const rest = jsonField('rlvr_rest', rlvr_rest) as object;
    const truth = ground_truth ? { ground_truth: jsonField('ground_truth', ground_truth) } : {};
    return parseProblem({
      ...{ id, domain, prompt, ...truth },
      ...(solution == null ? {} : { solution }),
      ...(split ? { split } : {}),
      ...{ tags, ...rest },
    });
  },
  sample: {
    id: 'sums:2',
    domain: 'math',
    prompt: [{ role: 'user', content: 'What is 16 + 26?' }],
    ground_truth: '{"verifier":"math","answer":"42"}',
    solution: null,
    tags: [],
    split: null,
    rlvr_rest: '{"source":{"dataset":"sums"},"meta":{"unheard_of":1}}',
  },
};
