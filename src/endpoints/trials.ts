/** Asks a server for what every server must be able to answer, to tell a bad server from a bad request. */
import { type Endpoint, exchangeWith, type Outcome } from './endpoint.js';
import type { Request } from './request.js';

/** How a trial failed. */
export type Failed = Exclude<Outcome, { ended: 'answered' }>;

/** Asks the server every known request; undefined when it answered them. */
export type Trial = (endpoint: Endpoint) => Promise<Failed | undefined>;

export function makeTrial(
  requests: readonly Request<unknown>[],
  extra: Readonly<Record<string, unknown>>,
  passed: () => void,
): Trial {
  const running = new Map<Endpoint, Promise<Failed | undefined>>();

  async function run(endpoint: Endpoint): Promise<Failed | undefined> {
    const sentAt = performance.now();
    for (const request of requests) {
      const outcome = await exchangeWith(endpoint, request, extra);
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
