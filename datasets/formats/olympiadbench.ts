import { z } from 'zod';
import { type Format, maxReferences, RowError } from '../problem.js';
import { mathAnswer, maybeText, optional, tags, text, textOrNumber, userPrompt } from './fields.js';
import { measured } from './measured.js';

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

/** OlympiadBench: `final_answer` holds one text; several answers stand in it side by side, and all are asked for. The solutions are alternatives. */
export const olympiadbench: Format<z.infer<typeof row>> = {
  name: 'olympiadbench',
  row,
  uses: ['id', 'question', 'context', 'solution', 'final_answer'],
  read(row) {
    const tolerance = row.error ? Number(row.error) : undefined;
    if (tolerance !== undefined && !(tolerance > 0))
      throw new RowError('error', `error is ${row.error}, which is no number greater than 0`);
    const [solution, ...others] = row.solution ?? [];
    const context = row.context?.trim() ? `${row.context.trim()}\n\n` : '';
    return {
      ...optional('id', row.id),
      domain: 'math',
      prompt: userPrompt(context + row.question),
      ground_truth: {
        ...mathAnswer(answerOf(row)),
        ...(tolerance === undefined ? {} : { tolerance }),
        ...(row.is_multiple_answer && asksByName(row) ? { ordered: true } : {}),
      },
      ...optional('solution', solution),
      ...(others.length === 0 ? {} : { references: others.slice(0, maxReferences) }),
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

/** "Determine $a$ and $b$": names in the order of their values, as many as there are. */
const named =
  /\b(?:values? of|determine|find|compute|calculate)\s+(?:the (?:exact )?values? of\s+|both\s+)?((?:\$[^$]{1,60}\$\s*,?\s*(?:and\s+)?)+)/gi;
/** x, a_1 or T(10), and d(3 / 5). */
const name = /^[a-z](?:_\{?\w+\}?)?(?:\([\w /]+\))?$/i;

/** Whether the values that are asked for have names, so that none may stand in another's place. Names in the answer tell that by themselves. */
function asksByName({ question, final_answer: [answer = ''] }: z.infer<typeof row>): boolean {
  const formulas = [...question.matchAll(named)].at(-1)?.[1]?.match(/\$[^$]+\$/g) ?? [];
  const asked = formulas
    .flatMap((formula) => formula.replaceAll('$', '').split(','))
    .map((one) => one.trim());
  const values = spacedCommas(answer).split(', ');
  return (
    values.length > 1 &&
    asked.length === values.length &&
    asked.every((one) => name.test(one)) &&
    !/[=([]/.test(answer.replace(/\\left|\\right/g, ''))
  );
}

function answerOf({ final_answer, is_multiple_answer, unit }: z.infer<typeof row>): string {
  const [answer = '', ...more] = final_answer;
  if (more.length > 0) return final_answer.join(', ');
  // In a list a comma is no thousands separator.
  if (is_multiple_answer) return spacedCommas(answer);
  return unit ? measured(answer.trim().replace(/^\$(.*)\$$/, '$1'), unit) : answer;
}

/** A blank after each comma that stands in no bracket. */
function spacedCommas(text: string): string {
  let depth = 0;
  return text.replace(/[()[\]{}]|(?<!\\),(?=\S)/g, (mark) => {
    if (mark === ',') return depth === 0 ? ', ' : mark;
    depth += '([{'.includes(mark) ? 1 : -1;
    return mark;
  });
}
