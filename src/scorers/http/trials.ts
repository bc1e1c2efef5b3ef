/** Asks a server for what every server must be able to rate, to tell a bad server from a bad text. */
import { type Endpoint, exchangeWith, type Outcome } from './endpoint.js';
import type { Exchange } from './protocol.js';

/** A sound problem of our own. What a server says of it is not looked at. */
export const knownProblem =
  'A box holds 3 red and 5 blue pencils. Four more red pencils are put in. How many pencils are in the box now?';

/** How a trial failed. */
export type Failed = Exclude<Outcome, { ended: 'answered' }>;

/** Asks the server the known problem by every exchange; undefined when it rated it. */
export type Trial = (endpoint: Endpoint) => Promise<Failed | undefined>;

export function makeTrial(
  exchanges: readonly Exchange[],
  extra: Readonly<Record<string, unknown>>,
  passed: () => void,
): Trial {
  const running = new Map<Endpoint, Promise<Failed | undefined>>();

  async function run(endpoint: Endpoint): Promise<Failed | undefined> {
    const sentAt = performance.now();
    for (const exchange of exchanges) {
      const outcome = await exchangeWith(endpoint, exchange, extra, [knownProblem]);
      if (outcome.ended !== 'answered') return outcome;
    }
    endpoint.wellSince = Math.max(endpoint.wellSince, sentAt);
    endpoint.failures = 0;
    passed();
    return undefined;
  }

  // Those who doubt a server at the same time share one trial.
  return (endpoint) => {
    const shared = running.get(endpoint) ?? run(endpoint).finally(() => running.delete(endpoint));
    running.set(endpoint, shared);
    return shared;
  };
}
