import { random } from '#datasets/random.js';
import { type Endpoint, makeEndpoint } from './endpoint.js';
import { readKey } from './key.js';
import type { EndpointSettings } from './settings.js';

/** One endpoint for each address of the settings; nothing is asked yet. @throws Failure when the key is missing. */
export async function openEndpoints(settings: EndpointSettings): Promise<Endpoint[]> {
  const key = readKey(settings);
  // Most commands ask no server, and loading the client takes a third of their start.
  const { openConnection } = await import('./transport/connection.js');
  const urls = [...new Set([settings.urls].flat())];
  return urls.map((url) => {
    const base = new URL(url);
    const chance = random(settings.seed, 'http', url);
    // A query may hold what is nobody's business: it is sent, but not shown.
    const shown = `${base.origin}${base.pathname.replace(/\/+$/, '')}`;
    return makeEndpoint(shown, openConnection(base, settings, key), chance, settings.concurrency);
  });
}
