import { z } from 'zod';
import type { Format } from '../problem.js';

const row = z.looseObject({
  task_id: z.string(),
  prompt: z.string(),
  entry_point: z.string(),
  canonical_solution: z.string(),
  test: z.string(),
});

/**
 * HumanEval: a signature with its docstring to be continued, and a test file that defines `check(candidate)`. The reference
 * solution is the whole function, so that it stands by itself.
 */
export const humaneval: Format<z.infer<typeof row>> = {
  name: 'humaneval',
  row,
  recognises: ({ canonical_solution, entry_point, test }) =>
    typeof canonical_solution === 'string' && typeof entry_point === 'string' && typeof test === 'string',
  uses: ['task_id', 'prompt', 'entry_point', 'canonical_solution', 'test'],
  read: ({ task_id, prompt, entry_point, canonical_solution, test }) => ({
    domain: 'code',
    prompt: [
      {
        role: 'user',
        content: `Complete this Python function:\n\n\`\`\`python\n${prompt.trimEnd()}\n\`\`\``,
      },
    ],
    ground_truth: {
      verifier: 'code',
      language: 'python',
      entry_point,
      setup: prompt,
      tests: [{ source: test }],
    },
    solution: prompt + canonical_solution,
    key: task_id,
  }),
  sample: {
    task_id: 'Sample/0',
    prompt:
      'def clamp(x: int, low: int, high: int) -> int:\n    """ Return x moved into [low, high].\n    >>> clamp(5, 0, 3)\n    3\n    """\n',
    entry_point: 'clamp',
    canonical_solution: '    return max(low, min(x, high))\n',
    test: 'def check(candidate):\n    assert candidate(5, 0, 3) == 3\n    assert candidate(-1, 0, 3) == 0\n    assert candidate(2, 0, 3) == 2\n',
  },
};
