import { z } from 'zod';
import { teiIdentity } from '../identities.js';
import { defaultCriterion } from '../judge/rubrics.js';
import type { Protocol } from '../protocol.js';
import { rateScores } from '../rate.js';
import { readIndexedRows } from '../rows.js';

const row = z.looseObject({ score: z.number() });

/** Text Embeddings Inference, a cross-encoder: how well each text answers the criterion; ranked, so matched by index. */
export const teiRerank: Protocol = {
  name: 'tei-rerank',
  identity: teiIdentity,
  reads: ['truncate', 'prefix', 'criterion', 'quality_range', 'calibration'],
  exchanges: (given) => {
    const { batch, truncate, prefix = '', quality_range, criterion } = given.settings;
    return [
      {
        path: '/rerank',
        textsPerRequest: batch,
        body: (texts) => ({
          query: criterion ?? defaultCriterion,
          texts: texts.map((text) => prefix + text),
          raw_scores: quality_range !== undefined,
          return_text: false,
          truncate,
        }),
        read: (answer, count) =>
          readIndexedRows(answer, count, (value) => {
            const score = row.safeParse(value).data?.score;
            if (score === undefined) return { fault: 'the answer has no score for this text' };
            return rateScores([{ label: 'score', score }], given);
          }),
      },
    ];
  },
};
