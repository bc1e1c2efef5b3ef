import { z } from 'zod';
import type { Format } from '../problem.js';
import { optional, tags, text, textOrNumber, userPrompt } from './fields.js';
import { leetcodeLeniency, leetcodeSetup, nodeClasses } from './leetcode-setup.js';

const row = z.looseObject({
  task_id: textOrNumber.nullish(),
  prompt_sft: text,
  test: z.string().regex(/Solution\(\)/, 'makes no Solution()'),
  meta: z.looseObject({ difficulty: z.union([z.string(), z.number()]).nullish() }).nullish(),
});

/** DeepSeek-Coder's LeetCode contests: the test is a program that makes a `Solution()` and asserts. */
export const leetcodeContest: Format<z.infer<typeof row>> = {
  name: 'leetcode-contest',
  row,
  uses: ['task_id', 'prompt', 'prompt_sft', 'test'],
  read: ({ task_id, prompt_sft, test, meta }) => ({
    ...optional('id', task_id),
    domain: 'code',
    prompt: userPrompt(prompt_sft.trim()),
    ground_truth: {
      verifier: 'code',
      language: 'python',
      setup: leetcodeSetup + nodeClasses(test),
      tests: [{ assert: test.trim() }],
      ...leetcodeLeniency(prompt_sft),
    },
    tags: tags(meta?.difficulty == null ? null : `difficulty ${meta.difficulty}`),
    ...(typeof meta?.difficulty === 'string' ? { meta: { difficulty: meta.difficulty } } : {}),
  }),
  sample: {
    task_id: 'contest-1',
    prompt_sft: 'Return twice n.\n```python\nclass Solution:\n    def double(self, n: int) -> int:\n```',
    test: 'my_solution = Solution()\nassert my_solution.double(**{ "n": 4 }) == 8\n',
    meta: { difficulty: 1 },
  },
};
