import { z } from 'zod';
import type { Identity } from './protocol.js';

const teiInfo = z.looseObject({ model_id: z.string(), model_sha: z.string().nullish() });
const modelList = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });

/** Text Embeddings Inference: `GET /info` names the model and its revision. */
export const teiIdentity: Identity = {
  path: '/info',
  models(answer) {
    const info = teiInfo.safeParse(answer).data;
    if (info === undefined) return [];
    return [info.model_sha ? `${info.model_id}@${info.model_sha.slice(0, 8)}` : info.model_id];
  },
};

/** OpenAI-compatible servers, vLLM among them: `GET /v1/models` lists the models. */
export const openaiIdentity: Identity = {
  path: '/v1/models',
  models: (answer) => (modelList.safeParse(answer).data?.data ?? []).map((model) => model.id),
};
