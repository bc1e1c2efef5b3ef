import { z } from 'zod';
import { openaiIdentity } from '../../../endpoints/index.js';
import type { Protocol } from '../protocol.js';
import { rateVector } from '../rate.js';
import { property, readIndexedRows } from '../rows.js';

const row = z.looseObject({ embedding: z.array(z.number()).min(1) });

/** OpenAI's embeddings, which vLLM, Text Embeddings Inference and others serve too. */
export const openaiEmbeddings: Protocol = {
  name: 'openai-embeddings',
  identity: openaiIdentity,
  reads: ['truncate', 'prefix', 'heads'],
  exchanges: (given) => {
    const { batch, truncate, prefix = '' } = given.settings;
    return [
      {
        path: '/v1/embeddings',
        textsPerRequest: batch,
        body: (texts) => ({
          model: given.model,
          input: texts.map((text) => prefix + text),
          encoding_format: 'float',
          ...(truncate && { truncate_prompt_tokens: -1 }),
        }),
        read: (answer, count) =>
          readIndexedRows(property(answer, 'data'), count, (value) => {
            const vector = row.safeParse(value).data?.embedding;
            return vector
              ? rateVector(vector, given)
              : { fault: 'the answer has no embedding for this text' };
          }),
      },
    ];
  },
};
