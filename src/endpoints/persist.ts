/** Asks until there is an answer, or an ending that is the request's own and not the servers'. */
import type { Endpoint, Outcome } from './endpoint.js';
import type { Fleet } from './fleet.js';
import type { Request } from './request.js';

/** A request whose server went down this many times while it was asked is taken to be what stops it. */
const rounds = 3;

export interface Persistence {
  readonly fleet: Fleet;
  /** How often it is asked again when it broke or its answer could not be read. */
  readonly retries: number;
  /** Runs what it is given, one after the other. */
  readonly oneByOne: <T>(run: () => Promise<T>) => Promise<T>;
  /** Whether the caller divides a refused request, so that it need not be known yet whose fault it is. */
  readonly divisible: boolean;
}

/** @throws Failure when no server could be asked for too long, or the request is the user's mistake. */
export async function persist<T>(request: Request<T>, asking: Persistence): Promise<Ended<T>> {
  const { fleet, retries, oneByOne, divisible } = asking;
  let failures = 0;
  let downs = 0;
  for (let last: Endpoint | undefined; ; ) {
    const send = () => fleet.send(request, last);
    // Many requests are under way when a server dies. Those that were there once too often go alone, so that the guilty one is found.
    const { outcome, endpoint } = await (downs > 0 ? oneByOne(send) : send());
    const endedAt = performance.now();
    if (outcome.ended === 'answered') return outcome;
    // Neither says anything about the request; the fleet waits, or takes another server.
    if (outcome.ended === 'busy' || outcome.ended === 'down') continue;
    // A refused request is divided whoever is to blame; one that cannot be is to blame only when its server is well.
    if (outcome.ended === 'refused' && divisible) return outcome;
    last = endpoint;
    if (outcome.ended !== 'refused' && failures < retries) {
      await fleet.pause(failures++);
      continue;
    }
    const health = await fleet.health(endpoint, endedAt);
    if (health === 'well' || (health === 'ill' && ++downs === rounds)) return outcome;
    failures = 0;
  }
}

/** How it ended: busy and down are waited out. */
export type Ended<T> = Exclude<Outcome<T>, { ended: 'busy' | 'down' }>;
