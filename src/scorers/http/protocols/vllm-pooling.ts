import { z } from 'zod';
import { openaiIdentity } from '../../../endpoints/index.js';
import type { Protocol } from '../protocol.js';
import { rateScores, rateVector } from '../rate.js';
import { property, readIndexedRows } from '../rows.js';

const pooled = z.array(z.number()).min(1);
const byToken = z.array(pooled).min(1);
const row = z.looseObject({ data: z.union([pooled, byToken]) });

/**
 * vLLM, any pooling model. With heads the values are an embedding, otherwise classes told apart by number, or a reward model's
 * one value. A model that pools nothing answers for every token: the last token has read the whole text, so its values count.
 */
export const vllmPooling: Protocol = {
  name: 'vllm-pooling',
  identity: openaiIdentity,
  reads: [
    'truncate',
    'prefix',
    'heads',
    'quality_label',
    'quality_range',
    'difficulty_label',
    'difficulty_range',
    'calibration',
    'difficulty_calibration',
  ],
  exchanges: (given) => {
    const { batch, truncate, prefix = '' } = given.settings;
    return [
      {
        path: '/pooling',
        textsPerRequest: batch,
        body: (texts) => ({
          model: given.model,
          input: texts.map((text) => prefix + text),
          ...(truncate && { truncate_prompt_tokens: -1 }),
        }),
        read: (answer, count) =>
          readIndexedRows(property(answer, 'data'), count, (value) => {
            const data = row.safeParse(value).data?.data;
            const last = data?.at(-1);
            const values = Array.isArray(last) ? last : (data as number[] | undefined);
            if (!values) return { fault: 'the answer has no values for this text' };
            if (given.heads) return rateVector(values, given);
            return rateScores(
              values.map((score, at) => ({ label: String(at), score })),
              given,
            );
          }),
      },
    ];
  },
};
