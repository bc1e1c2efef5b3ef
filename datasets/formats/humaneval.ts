import { z } from 'zod';
import type { Format } from '../problem.js';
import { optional, text, textOrNumber, userPrompt } from './fields.js';

const row = z.looseObject({
  task_id: textOrNumber.nullish(),
  prompt: text,
  entry_point: z.string().regex(/^\w+$/, 'is not the name of a function'),
  canonical_solution: text,
  test: z.string().regex(/def check\(/, 'defines no check(candidate)'),
});

/** Python functions to complete from signature and docstring, with a test that defines `check(candidate)`. */
export const humaneval: Format<z.infer<typeof row>> = {
  name: 'humaneval',
  row,
  uses: ['task_id', 'prompt', 'entry_point', 'canonical_solution', 'test'],
  read: ({ task_id, prompt, entry_point, canonical_solution, test }) => ({
    ...optional('id', task_id),
    domain: 'code',
    prompt: userPrompt(`Complete this Python function:\n\n\`\`\`python\n${prompt.trim()}\n\`\`\``),
    ground_truth: {
      verifier: 'code',
      language: 'python',
      entry_point,
      // A completion may be the function's body alone or the whole function: after the prompt, both are programs.
      setup: prompt,
      tests: [{ source: test }],
    },
    solution: prompt + canonical_solution,
  }),
  sample: {
    task_id: 'Sample/0',
    prompt: 'def double(n: int) -> int:\n    """Return twice n.\n    >>> double(4)\n    8\n    """\n',
    entry_point: 'double',
    canonical_solution: '    return 2 * n\n',
    test: 'def check(candidate):\n    assert candidate(4) == 8\n    assert candidate(-1) == -2\n',
  },
};
