import { z } from 'zod';
import type { Format } from '../problem.js';
import { choiceDraft } from './choice-draft.js';
import { mathAnswer, maybeText, text, textOrNumber, userPrompt } from './fields.js';

const row = z
  .looseObject({
    question: text,
    passage: maybeText,
    options: z.array(z.string()).nullable(),
    label: z.union([z.string().regex(/^[A-Z]$/, 'is not one letter'), z.null()]),
    answer: textOrNumber.nullish(),
  })
  .refine(({ options, label, answer }) => (options?.length && label) || answer, {
    message: 'has neither a label among options nor an answer',
    path: ['label'],
  });

/** AGIEval, which the Gaokao, SAT and AQuA questions come in: options with their letters and a label, or an open answer. */
export const agieval: Format<z.infer<typeof row>> = {
  name: 'agieval',
  row,
  uses: ['question', 'passage', 'options', 'label', 'answer'],
  read({ question, passage, options, label, answer }) {
    const asked = passage?.trim() ? `${passage.trim()}\n\n${question.trim()}` : question;
    if (options !== null && label !== null) {
      const texts = options.map((option) => option.replace(/^\s*\(?[A-Z]\s*[).]\s*/, ''));
      return choiceDraft(asked, texts, label, 'label');
    }
    return { domain: 'math', prompt: userPrompt(asked), ground_truth: mathAnswer(answer ?? '') };
  },
  sample: {
    passage: null,
    question: 'Which of these is prime?',
    options: ['(A)21', '(B)23', '(C)25', '(D)27'],
    label: 'B',
    answer: null,
  },
};
