import { z } from 'zod';
import { openaiIdentity } from '../../../endpoints/index.js';
import type { Protocol } from '../protocol.js';
import { rateScores } from '../rate.js';
import { property, readIndexedRows } from '../rows.js';

const row = z.looseObject({ probs: z.array(z.number()).min(1) });

/** vLLM, a sequence classifier. It names only the likeliest class, so classes are told apart by number: "0", "1", … */
export const vllmClassify: Protocol = {
  name: 'vllm-classify',
  identity: openaiIdentity,
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
    const { batch, truncate, prefix = '' } = given.settings;
    return [
      {
        path: '/classify',
        textsPerRequest: batch,
        body: (texts) => ({
          model: given.model,
          input: texts.map((text) => prefix + text),
          ...(truncate && { truncate_prompt_tokens: -1 }),
        }),
        read: (answer, count) =>
          readIndexedRows(property(answer, 'data'), count, (value) => {
            const probs = row.safeParse(value).data?.probs;
            if (!probs) return { fault: 'the answer has no probabilities for this text' };
            return rateScores(
              probs.map((score, at) => ({ label: String(at), score })),
              given,
            );
          }),
      },
    ];
  },
};
