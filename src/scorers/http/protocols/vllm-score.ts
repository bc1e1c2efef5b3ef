import { z } from 'zod';
import { openaiIdentity } from '../../../endpoints/index.js';
import { defaultCriterion } from '../judge/rubrics.js';
import type { Protocol } from '../protocol.js';
import { rateScores } from '../rate.js';
import { property, readIndexedRows } from '../rows.js';

const row = z.looseObject({ score: z.number() });

/** vLLM, a cross-encoder or an embedding model's similarity: the criterion against each text. */
export const vllmScore: Protocol = {
  name: 'vllm-score',
  identity: openaiIdentity,
  reads: ['truncate', 'prefix', 'criterion', 'quality_range', 'calibration'],
  exchanges: (given) => {
    const { batch, truncate, prefix = '', criterion } = given.settings;
    return [
      {
        path: '/score',
        textsPerRequest: batch,
        body: (texts) => ({
          model: given.model,
          text_1: criterion ?? defaultCriterion,
          text_2: texts.map((text) => prefix + text),
          ...(truncate && { truncate_prompt_tokens: -1 }),
        }),
        read: (answer, count) =>
          readIndexedRows(property(answer, 'data'), count, (value) => {
            const score = row.safeParse(value).data?.score;
            if (score === undefined) return { fault: 'the answer has no score for this text' };
            return rateScores([{ label: 'score', score }], given);
          }),
      },
    ];
  },
};
