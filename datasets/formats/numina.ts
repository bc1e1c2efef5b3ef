import { z } from 'zod';
import { type Format, RowError } from '../problem.js';
import { mathAnswer, maybeText, tags, text, textOrNumber, userPrompt } from './fields.js';

const row = z
  .looseObject({
    problem: text,
    solution: z.string(),
    answer: textOrNumber.nullish(),
    problem_type: maybeText,
    question_type: maybeText,
    problem_is_valid: maybeText,
    solution_is_valid: maybeText,
    source: maybeText,
    messages: z.unknown().optional(),
  })
  .refine((value) => value.problem_type != null || (value.source != null && value.messages !== undefined), {
    message: 'has neither problem_type nor source with messages',
    path: ['problem_type'],
  });

/** NuminaMath (1.0 and 1.5). Rows that it marks as invalid, and proofs, have no answer to judge. */
export const numina: Format<z.infer<typeof row>> = {
  name: 'numina',
  row,
  uses: ['problem', 'solution', 'answer', 'messages', 'problem_is_valid', 'solution_is_valid'],
  read(row) {
    if (row.problem_is_valid != null && row.problem_is_valid !== 'Yes') {
      throw new RowError('problem_is_valid', `the problem is marked as ${row.problem_is_valid}`);
    }
    const answer = row.answer === 'proof' || row.answer === 'notfound' ? null : row.answer;
    if (row.answer === 'proof' || row.question_type === 'proof') {
      throw new RowError('question_type', 'a proof has no answer that a verifier here can judge');
    }
    return {
      domain: 'math',
      prompt: userPrompt(row.problem),
      ...(answer == null || answer === '' ? {} : { ground_truth: mathAnswer(answer) }),
      ...(row.solution.trim() === '' ? {} : { solution: row.solution }),
      tags: tags(row.problem_type, row.question_type),
    };
  },
  sample: {
    problem: 'The sum of two consecutive integers is 31. Find the smaller.',
    solution: 'From $n + (n + 1) = 31$ we get $n = \\boxed{15}$.',
    answer: '15',
    problem_type: 'Algebra',
    question_type: 'math-word-problem',
    problem_is_valid: 'Yes',
    solution_is_valid: 'Yes',
    source: 'samples',
    synthetic: false,
  },
};
