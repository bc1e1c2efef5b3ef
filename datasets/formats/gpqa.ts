import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Format } from '../problem.js';
import { choiceDraft } from './choice-draft.js';
import { text } from './fields.js';

const row = z.looseObject({
  Question: text,
  'Correct Answer': text,
  'Incorrect Answer 1': text,
  'Incorrect Answer 2': text,
  'Incorrect Answer 3': text,
});

/** GPQA: the right answer has its own column, so the options are put in an order that the question's text decides. */
export const gpqa: Format<z.infer<typeof row>> = {
  name: 'gpqa',
  row,
  uses: ['Question', 'Correct Answer', 'Incorrect Answer 1', 'Incorrect Answer 2', 'Incorrect Answer 3'],
  read(row) {
    const right = row['Correct Answer'].trim();
    const wrong = [row['Incorrect Answer 1'], row['Incorrect Answer 2'], row['Incorrect Answer 3']];
    const order = (option: string) => createHash('sha256').update(`${row.Question}\0${option}`).digest('hex');
    const options = [right, ...wrong.map((option) => option.trim())].sort((a, b) =>
      order(a) < order(b) ? -1 : 1,
    );
    return choiceDraft(row.Question, options, options.indexOf(right), 'Correct Answer');
  },
  sample: {
    Question: 'Which is the lightest element?',
    'Correct Answer': 'hydrogen',
    'Incorrect Answer 1': 'helium',
    'Incorrect Answer 2': 'lithium',
    'Incorrect Answer 3': 'carbon',
  },
};
