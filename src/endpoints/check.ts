import { exitCode, Failure } from '../failure.js';
import type { Endpoint } from './endpoint.js';
import type { Failed, Trial } from './trials.js';
import type { Words } from './words.js';

/** A model's reply to the known request may be odd once. */
const trials = 3;

/**
 * Lets a server answer the known request before any of the user's is sent. @returns how it failed when waiting may mend it.
 * @throws Failure when the server is there and can never serve with these settings.
 */
export async function checkServer(
  endpoint: Endpoint,
  trial: Trial,
  words: Words,
): Promise<Failed | undefined> {
  for (let tried = 1; ; tried++) {
    const ended = await trial(endpoint);
    const remedy = ended && remedyFor(ended, words);
    if (remedy === undefined) return ended;
    if (ended?.ended !== 'unreadable' || tried === trials) throw unfit(endpoint, ended?.why ?? '', remedy);
  }
}

/** The server is there and can never serve with these settings. */
export function unfit({ url }: Endpoint, why: string, remedy: string): Failure {
  return new Failure(exitCode.usage, { message: `${url}: ${why}`, remedy });
}

function remedyFor(ended: Failed, words: Words): string | undefined {
  if (ended.ended === 'mistake') return ended.remedy;
  if (ended.ended === 'refused') return words.refused;
  // Text Embeddings Inference answers 424 when its model is of another kind than the path asks for.
  if (ended.ended === 'failed' && ended.status === 424)
    return 'check that the model is of the kind that protocol asks for';
  if (ended.ended === 'unreadable') return words.unreadable;
  return undefined;
}
