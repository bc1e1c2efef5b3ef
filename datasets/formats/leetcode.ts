import { z } from 'zod';
import type { Format } from '../problem.js';
import { maybeText, optional, tags, text, textOrNumber, userPrompt } from './fields.js';
import { leetcodeLeniency, withLeetcodeModules } from './leetcode-setup.js';

const row = z.looseObject({
  task_id: textOrNumber.nullish(),
  prompt: z.string(),
  completion: text,
  entry_point: z.string().regex(/^(\w+\(\)\.)?\w+$/, 'names no function'),
  test: z.string().regex(/def check\(/, 'defines no check(candidate)'),
  query: maybeText,
  problem_description: maybeText,
  starter_code: maybeText,
  difficulty: maybeText,
  /** Where the first release has the difficulty. */
  meta: z.looseObject({ difficulty: maybeText }).nullish(),
  tags: z.array(z.string()).nullish(),
});

/** LeetCodeDataset: `prompt` holds the imports that solutions rely on, and `completion` a solution that passes. */
export const leetcode: Format<z.infer<typeof row>> = {
  name: 'leetcode',
  row: row.refine((value) => Boolean(value.problem_description ?? value.query), {
    message: 'has neither problem_description nor query',
    path: ['query'],
  }),
  uses: [
    'task_id',
    'prompt',
    'completion',
    'entry_point',
    'test',
    'query',
    'problem_description',
    'starter_code',
  ],
  read: (row) => {
    const difficulty = row.difficulty ?? row.meta?.difficulty;
    return {
      ...optional('id', row.task_id),
      domain: 'code',
      prompt: userPrompt(task(row)),
      ground_truth: {
        verifier: 'code',
        language: 'python',
        entry_point: row.entry_point,
        setup: withLeetcodeModules(row.prompt),
        tests: [{ source: row.test }],
        ...leetcodeLeniency(task(row)),
      },
      solution: row.completion,
      tags: tags(difficulty, ...(row.tags ?? [])),
      ...(difficulty ? { meta: { difficulty } } : {}),
    };
  },
  sample: {
    task_id: 'add',
    prompt: 'from typing import *\n',
    completion: 'class Solution:\n    def add(self, a: int, b: int) -> int:\n        return a + b',
    entry_point: 'Solution().add',
    test: 'def check(candidate):\n    assert candidate(a = 1, b = 2) == 3\n',
    problem_description: 'Return the sum of a and b.',
    starter_code: 'class Solution:\n    def add(self, a: int, b: int) -> int:\n        ',
    query: 'Return the sum of a and b.',
    difficulty: 'Easy',
    tags: ['Math'],
  },
};

/** The first release has the task and the starting code in `query` alone; later ones have them apart. */
function task({ problem_description, starter_code, query }: z.infer<typeof row>): string {
  if (!problem_description || !starter_code) return query ?? problem_description ?? '';
  return `${problem_description.trim()}\n\nComplete this code:\n\n\`\`\`python\n${starter_code.trimEnd()}\n\`\`\``;
}
