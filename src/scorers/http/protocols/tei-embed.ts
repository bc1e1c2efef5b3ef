import { z } from 'zod';
import { teiIdentity } from '../identities.js';
import type { Protocol } from '../protocol.js';
import { rateVector } from '../rate.js';
import { readRows } from '../rows.js';

const row = z.array(z.number()).min(1);

/** Text Embeddings Inference, an encoder: one vector a text. */
export const teiEmbed: Protocol = {
  name: 'tei-embed',
  identity: teiIdentity,
  reads: ['truncate', 'prefix', 'heads'],
  exchanges: (given) => {
    const { batch, truncate, prefix = '' } = given.settings;
    return [
      {
        path: '/embed',
        textsPerRequest: batch,
        body: (texts) => ({ inputs: texts.map((text) => prefix + text), normalize: true, truncate }),
        read: (answer, count) =>
          readRows(answer, count, (value) => {
            const vector = row.safeParse(value).data;
            return vector
              ? rateVector(vector, given)
              : { fault: 'the answer has no embedding for this text' };
          }),
      },
    ];
  },
};
