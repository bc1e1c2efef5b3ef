import { z } from 'zod';
import type { Identity } from '../../endpoints/index.js';

const teiInfo = z.looseObject({ model_id: z.string(), model_sha: z.string().nullish() });

/** Text Embeddings Inference: `GET /info` names the model and its revision. */
export const teiIdentity: Identity = {
  path: '/info',
  models(answer) {
    const info = teiInfo.safeParse(answer).data;
    if (info === undefined) return [];
    return [info.model_sha ? `${info.model_id}@${info.model_sha.slice(0, 8)}` : info.model_id];
  },
};
