import { z } from 'zod';
import type { Format } from '../problem.js';
import { maybeText, optional, tags, text, textOrNumber, userPrompt } from './fields.js';

const row = z.looseObject({
  question_id: textOrNumber.nullish(),
  question: text,
  solution: text,
  test: z.string().regex(/def test|\bTestCase\b/, 'defines no test function'),
  style: maybeText,
  gpt_difficulty: maybeText,
  gpt_pass_percentage: z.number().min(0).max(1).nullish(),
});

/** KodCode: a test file for pytest that imports the program as `solution`. It is kept whole: the judge finds its tests. */
export const kodcode: Format<z.infer<typeof row>> = {
  name: 'kodcode',
  row,
  uses: ['question_id', 'question', 'solution', 'test', 'gpt_pass_percentage'],
  read: (row) => ({
    ...optional('id', row.question_id),
    domain: 'code',
    prompt: userPrompt(row.question.trim()),
    ground_truth: {
      verifier: 'code',
      language: 'python',
      tests: [{ source: `${row.test.trim()}\n` }],
    },
    solution: row.solution,
    ...(row.gpt_pass_percentage == null ? {} : { difficulty: { pass_rate: row.gpt_pass_percentage } }),
    tags: tags(row.style, row.gpt_difficulty),
  }),
  sample: {
    question_id: 'k-1',
    question: 'Write a function triple(n) that returns three times n.',
    solution: 'def triple(n):\n    return 3 * n',
    test: 'from solution import triple\n\ndef test_positive():\n    assert triple(2) == 6\n\ndef test_zero():\n    assert triple(0) == 0\n',
    style: 'instruct',
    gpt_difficulty: 'easy',
    gpt_pass_percentage: 0.9,
  },
};
