/** A model behind one or more servers: it completes prompts, and waits out what its servers do. */
import pLimit from 'p-limit';
import {
  askModelName,
  type Endpoint,
  makeFleet,
  openaiIdentity,
  openEndpoints,
  persist,
  type Words,
} from '../../endpoints/index.js';
import { type Asked, type Choice, completionRequest } from './completion-request.js';
import type { SamplingSettings } from './settings.js';

export interface Model {
  readonly name: string;
  /** Requests that all servers together may have at once. */
  readonly concurrency: number;
  readonly perRequest: number;
  /**
   * Up to `count` completions, at least one; or why there are none, once it is sure that the servers are well and this request is not.
   * @throws Failure when no server could be asked for too long, or the request is the user's mistake.
   */
  complete(asked: Asked): Promise<readonly Choice[] | { readonly fault: string }>;
  close(): Promise<void>;
}

const words: Words = {
  server: 'model server',
  resume: 'completions in the journal are not asked for again',
  closed: 'the model servers were left',
  refused: 'check that model, protocol, max_tokens and body fit the server: it refuses even a short prompt',
  unreadable: 'check that protocol and path fit the server: its answer holds no completion',
};

/** Every model can say something to this. It is asked for one token of it. */
export const knownPrompt = 'What is 2 + 2?';

/**
 * Finds the servers and lets each answer a short prompt. `continues` tries whether they go on from a beginning.
 * @throws Failure when a server is there and cannot serve with these settings.
 */
export async function openModel(
  settings: SamplingSettings,
  told: (line: string) => void,
  continues = false,
): Promise<Model> {
  const reached = { ...settings, seed: settings.seed ?? 0 };
  const endpoints = await openEndpoints(reached);
  try {
    const name = settings.model ?? (await askModelName(endpoints, openaiIdentity, reached, words, told));
    return await openNamed(name, settings, endpoints, told, continues);
  } catch (error) {
    await Promise.all(endpoints.map(({ connection }) => connection.close()));
    throw error;
  }
}

async function openNamed(
  name: string,
  settings: SamplingSettings,
  endpoints: readonly Endpoint[],
  told: (line: string) => void,
  continues: boolean,
): Promise<Model> {
  const short = { ...settings, max_tokens: 1 };
  const known = completionRequest(name, short, {
    messages: [{ role: 'user', content: knownPrompt }],
    prefix: continues ? '2 + 2 is' : undefined,
    count: 1,
  });
  const reached = { ...settings, seed: settings.seed ?? 0 };
  const fleet = makeFleet(endpoints, [known], reached, words, told);
  await fleet.check().catch(async (error: unknown) => {
    await fleet.close();
    throw error;
  });
  const oneByOne = pLimit(1);
  let most = settings.per_request;

  async function complete(asked: Asked): Promise<readonly Choice[] | { readonly fault: string }> {
    const count = Math.min(asked.count, most);
    const request = completionRequest(name, settings, { ...asked, count });
    const end = await persist(request, {
      fleet,
      retries: settings.retries,
      oneByOne,
      divisible: count > 1,
    });
    if (end.ended === 'answered') {
      if (end.value.length < count) lower(end.value.length, `it gave ${end.value.length} of ${count}`);
      return end.value.slice(0, count);
    }
    if (end.ended !== 'refused' || count === 1) return { fault: end.why };
    const alone = await complete({ ...asked, count: 1 });
    // The request was at fault only if one completion is refused too.
    if (!('fault' in alone)) lower(1, end.why);
    return alone;
  }

  function lower(to: number, why: string): void {
    if (to >= most) return;
    most = to;
    told(`a server does not take n = ${settings.per_request} (${why}); asking for ${to} a request`);
  }

  return {
    name,
    concurrency: endpoints.length * settings.concurrency,
    perRequest: settings.per_request,
    complete,
    close: () => fleet.close(),
  };
}
