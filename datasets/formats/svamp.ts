import { z } from 'zod';
import type { Format } from '../problem.js';
import { mathAnswer, maybeText, optional, tags, text, textOrNumber, userPrompt } from './fields.js';
import { wordProblem } from './word-problem.js';

const row = z.looseObject({
  Body: text,
  Question: text,
  Answer: textOrNumber,
  ID: maybeText,
  Type: maybeText,
});

/** SVAMP: a story and a question about it. */
export const svamp: Format<z.infer<typeof row>> = {
  name: 'svamp',
  row,
  uses: ['Body', 'Question', 'Answer', 'ID'],
  read: ({ Body, Question, Answer, ID, Type }) => ({
    ...optional('id', ID),
    domain: 'math',
    prompt: userPrompt(wordProblem(Body, Question)),
    ground_truth: mathAnswer(Answer),
    tags: tags(Type),
  }),
  sample: {
    ID: 's-1',
    Body: 'Ada has 5 nuts and finds 7',
    Question: 'How many has she now?',
    Answer: 12,
    Type: 'Addition',
  },
};
