/** The line of requests that wait for a server, and the patience with which they wait. */
import { exitCode, Failure } from '../failure.js';
import type { Endpoint } from './endpoint.js';
import type { Words } from './words.js';

/** Waits shorter than this are not worth a word to the user. */
const toldFromMs = 5_000;
/** A timer holds no more than 31 bits; a server may ask for any wait. */
const longestTimerMs = 60_000;

export interface Line {
  /** A server that may be asked now, another than the avoided one unless no other may be asked; the place at it is taken until `leave`. @throws Failure when patience ends. */
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
  words: Words,
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
      // One that is merely full will be left by somebody; one that waits or is down may not be in time.
      const others = endpoints.filter((endpoint) => endpoint !== waiter.avoided && mayBeAsked(endpoint, now));
      const free = freest(others.length > 0 ? others : endpoints, now);
      if (free) {
        free.inFlight++;
        waiters.splice(at, 1);
        waiter.take(free);
      } else at++;
    }
    if (waiters.length > 0) wait(now);
  }

  /** Comes back when a server's wait is over. Where none may be asked, patience runs; where one is only full, its next answer moves the line. */
  function wait(now: number): void {
    const waits = endpoints.filter(({ state, notBefore }) => state === 'up' && notBefore > now);
    let next = Math.min(...waits.map(({ notBefore }) => notBefore));
    if (!endpoints.some((endpoint) => mayBeAsked(endpoint, now))) {
      const giveUpAt = Math.max(troubleSince ?? now, activeSince) + patienceMs;
      // When all are up and ask for more than the user's patience, waiting is of no use.
      if (now >= giveUpAt || (waits.length === endpoints.length && next > giveUpAt)) {
        refuseAll(givenUp(endpoints, patienceMs, words));
        return;
      }
      next = Math.min(next, giveUpAt);
      tell(next - now, giveUpAt - now);
    }
    if (next < Number.POSITIVE_INFINITY)
      timer = setTimeout(move, Math.min(longestTimerMs, Math.max(1, next - now)));
  }

  function tell(waitMs: number, patienceLeftMs: number): void {
    if (hasTold || waitMs < Math.min(toldFromMs, patienceMs / 2)) return;
    hasTold = true;
    told(
      `no server can be asked now (${reasons(endpoints)}); waiting up to ${Math.ceil(patienceLeftMs / 1000)} s`,
    );
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

function givenUp(endpoints: readonly Endpoint[], patienceMs: number, words: Words): Failure {
  return new Failure(exitCode.missing, {
    message: `no ${words.server} could be asked for ${patienceMs / 1000} s (${reasons(endpoints)})`,
    remedy: `start a server or correct urls (patience_s is how long to wait), then run the same command again: ${words.resume}`,
  });
}
