/** The line of requests that wait for a server, and the patience with which they wait. */
import { exitCode, Failure } from '../../failure.js';
import type { Endpoint } from './endpoint.js';

/** Waits shorter than this are not worth a word to the user. */
const toldFromMs = 5_000;

export interface Line {
  /** A server that may be asked now, another than the avoided one unless it is the only one that is up; the place at it is taken until `leave`. @throws Failure when patience ends. */
  enter(avoided?: Endpoint): Promise<Endpoint>;
  leave(endpoint: Endpoint): void;
  /** Looks again who can be sent: to be called when a server's state changed. */
  move(): void;
  /** Trouble begins, or an answer ends it. */
  trouble(): void;
  answered(): void;
  /** Refuses all who wait and all who come. */
  close(failure: Failure): void;
}

interface Waiter {
  readonly avoided: Endpoint | undefined;
  readonly take: (endpoint: Endpoint) => void;
  readonly refuse: (failure: Failure) => void;
}

export function makeLine(
  endpoints: readonly Endpoint[],
  patienceMs: number,
  told: (line: string) => void,
): Line {
  const waiters: Waiter[] = [];
  let closed: Failure | undefined;
  let timer: NodeJS.Timeout | undefined;
  let activeSince = 0;
  let troubleSince: number | undefined;
  let hasTold = false;

  function enter(avoided?: Endpoint): Promise<Endpoint> {
    if (closed) return Promise.reject(closed);
    // Patience is for those who wait: trouble while nobody asks does not wear it out.
    if (waiters.length === 0 && endpoints.every(({ inFlight }) => inFlight === 0))
      activeSince = performance.now();
    return new Promise((take, refuse) => {
      waiters.push({ avoided, take, refuse });
      move();
    });
  }

  function move(): void {
    clearTimeout(timer);
    const now = performance.now();
    for (let at = 0; at < waiters.length && freest(endpoints, now); ) {
      const waiter = waiters[at] as Waiter;
      const others = endpoints.filter((endpoint) => endpoint !== waiter.avoided && endpoint.state === 'up');
      const free = freest(others.length > 0 ? others : endpoints, now);
      if (free) {
        free.inFlight++;
        waiters.splice(at, 1);
        waiter.take(free);
      } else at++;
    }
    // Where a server may be asked but is full, the next answer moves the line.
    if (waiters.length > 0 && !endpoints.some((endpoint) => mayBeAsked(endpoint, now))) wait(now);
  }

  function wait(now: number): void {
    const giveUpAt = Math.max(troubleSince ?? now, activeSince) + patienceMs;
    const soonest = Math.min(...endpoints.map(({ state, notBefore }) => (state === 'up' ? notBefore : now)));
    if (now >= giveUpAt || soonest > giveUpAt) {
      refuseAll(givenUp(endpoints, patienceMs));
      return;
    }
    const waiting = endpoints.filter(({ state }) => state === 'up').map(({ notBefore }) => notBefore);
    const next = Math.min(giveUpAt, ...waiting);
    if (!hasTold && next - now >= Math.min(toldFromMs, patienceMs / 2)) {
      hasTold = true;
      told(
        `no server can be asked now (${reasons(endpoints)}); waiting up to ${Math.ceil((giveUpAt - now) / 1000)} s`,
      );
    }
    timer = setTimeout(move, Math.max(1, next - now));
  }

  function refuseAll(failure: Failure): void {
    for (const waiter of waiters.splice(0)) waiter.refuse(failure);
  }

  return {
    enter,
    move,
    leave(endpoint) {
      endpoint.inFlight--;
      move();
    },
    trouble: () => {
      troubleSince ??= performance.now();
    },
    answered() {
      troubleSince = undefined;
      hasTold = false;
    },
    close(failure) {
      closed = failure;
      clearTimeout(timer);
      refuseAll(failure);
    },
  };
}

function mayBeAsked({ state, notBefore }: Endpoint, now: number): boolean {
  return state === 'up' && notBefore <= now;
}

/** The server with the smallest share of its places taken; none where all are full, down or waiting. */
function freest(endpoints: readonly Endpoint[], now: number): Endpoint | undefined {
  let best: Endpoint | undefined;
  for (const endpoint of endpoints) {
    if (!mayBeAsked(endpoint, now) || endpoint.inFlight >= endpoint.limit) continue;
    if (!best || endpoint.inFlight / endpoint.limit < best.inFlight / best.limit) best = endpoint;
  }
  return best;
}

function reasons(endpoints: readonly Endpoint[]): string {
  return endpoints.map(({ url, why }) => `${url}: ${why}`).join('; ');
}

function givenUp(endpoints: readonly Endpoint[], patienceMs: number): Failure {
  return new Failure(exitCode.missing, {
    message: `no scoring server could be asked for ${patienceMs / 1000} s (${reasons(endpoints)})`,
    remedy:
      'start a server or correct urls (patience_s is how long to wait), then run the same command again: ratings in the cache are not asked for again',
  });
}
