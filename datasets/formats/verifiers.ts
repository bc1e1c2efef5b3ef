import { z } from 'zod';
import { type Format, RowError } from '../problem.js';
import { asText, jsonField, maybeText, textOrNumber, userPrompt } from './fields.js';
import { flatDraft, trainerPrompt } from './trainer-draft.js';

const info = z.looseObject({ id: textOrNumber.nullish(), ground_truth: z.unknown().optional() });
const row = z
  .looseObject({
    prompt: trainerPrompt.nullish(),
    question: maybeText,
    answer: textOrNumber,
    info: z.union([z.string(), z.looseObject({})]),
    task: maybeText,
  })
  .refine(({ prompt, question }) => prompt ?? question, {
    message: 'or `question` is needed',
    path: ['prompt'],
  });

/** Rows of the verifiers library and prime-rl: `answer` and `info` reach the rubric. */
export const verifiers: Format<z.infer<typeof row>> = {
  name: 'verifiers',
  row,
  uses: ['prompt', 'question', 'answer', 'info'],
  read({ prompt, question, answer, info: given, task }) {
    const about = info.safeParse(jsonField('info', given || '{}'));
    if (!about.success) throw new RowError('info', 'info holds no object');
    return flatDraft('answer', prompt ?? userPrompt(question ?? ''), asText(answer), {
      id: about.data.id,
      dataset: task,
    });
  },
  sample: { question: 'How many faces has a cube?', answer: '6', info: '{}', task: 'solids' },
};
