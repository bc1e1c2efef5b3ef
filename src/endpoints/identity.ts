import { z } from 'zod';

/** Where a server says which model it holds, and how to read it from there. */
export interface Identity {
  readonly path: string;
  /** The names of the models that the server holds; empty where the answer does not tell. */
  models(answer: unknown): readonly string[];
}

const modelList = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });

/** OpenAI-compatible servers, vLLM among them: `GET /v1/models` lists the models. */
export const openaiIdentity: Identity = {
  path: '/v1/models',
  models: (answer) => (modelList.safeParse(answer).data?.data ?? []).map((model) => model.id),
};
