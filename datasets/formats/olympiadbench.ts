import { z } from 'zod';
import { type Format, RowError } from '../problem.js';
import { mathAnswer, maybeText, optional, tags, text, textOrNumber, userPrompt } from './fields.js';

const row = z.looseObject({
  id: textOrNumber.nullish(),
  question: text,
  context: maybeText,
  solution: z.array(z.string()).nullish(),
  final_answer: z.array(z.string()).min(1, 'is empty'),
  is_multiple_answer: z.boolean(),
  unit: maybeText,
  error: maybeText,
  subfield: maybeText,
  answer_type: maybeText,
});

/** OlympiadBench: `final_answer` holds one text; several answers stand in it side by side, and all are asked for. */
export const olympiadbench: Format<z.infer<typeof row>> = {
  name: 'olympiadbench',
  row,
  uses: ['id', 'question', 'context', 'solution', 'final_answer'],
  read(row) {
    if (row.error)
      throw new RowError('error', `the answer holds within ${row.error} only, which a math truth cannot say`);
    const [answer = '', ...more] = row.final_answer;
    const context = row.context?.trim() ? `${row.context.trim()}\n\n` : '';
    return {
      ...optional('id', row.id),
      domain: 'math',
      prompt: userPrompt(context + row.question),
      ground_truth: mathAnswer(more.length === 0 ? answer : row.final_answer.join(', ')),
      ...optional('solution', row.solution?.join('\n\n')),
      tags: tags(row.subfield, row.answer_type),
    };
  },
  sample: {
    id: 1,
    subfield: 'Algebra',
    context: null,
    question: 'Solve $x^2 = 5x - 6$ over the integers.',
    solution: ['$(x - 2)(x - 3) = 0$.'],
    final_answer: ['$2, 3$'],
    is_multiple_answer: true,
    unit: null,
    answer_type: 'Numerical',
    error: null,
  },
};
