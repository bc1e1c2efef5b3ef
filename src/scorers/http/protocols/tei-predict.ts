import { z } from 'zod';
import { teiIdentity } from '../identities.js';
import type { Protocol } from '../protocol.js';
import { rateScores } from '../rate.js';
import { readRows } from '../rows.js';

const row = z.array(z.looseObject({ label: z.string(), score: z.number() })).min(1);

/** Text Embeddings Inference, a sequence classifier: each class with its score, best first. */
export const teiPredict: Protocol = {
  name: 'tei-predict',
  identity: teiIdentity,
  reads: [
    'truncate',
    'prefix',
    'quality_label',
    'quality_range',
    'difficulty_label',
    'difficulty_range',
    'calibration',
    'difficulty_calibration',
  ],
  exchanges: (given) => {
    const { batch, truncate, prefix = '', quality_range, difficulty_range } = given.settings;
    // A range speaks of the model's own values; without one the server makes probabilities of them.
    const raw_scores = quality_range !== undefined || difficulty_range !== undefined;
    return [
      {
        path: '/predict',
        textsPerRequest: batch,
        body: (texts) => ({ inputs: texts.map((text) => [prefix + text]), raw_scores, truncate }),
        read: (answer, count) =>
          readRows(answer, count, (value) => {
            const scores = row.safeParse(value).data;
            return scores ? rateScores(scores, given) : { fault: 'the answer has no scores for this text' };
          }),
      },
    ];
  },
};
