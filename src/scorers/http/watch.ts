/** Looks after servers that failed: is it the server or the text? Those that are down are looked at until they are back. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Endpoint, exchangeWith, type Outcome } from './endpoint.js';
import { knownProblem } from './known-problem.js';
import type { Line } from './line.js';
import type { Exchange } from './protocol.js';
import { backoffMs } from './transport/backoff.js';

export interface Watch {
  /** Asks the server the known problem by every exchange; undefined when it rated it. */
  trial(endpoint: Endpoint): Promise<Exclude<Outcome, { ended: 'answered' }> | undefined>;
  /** Has the server looked at, once at a time: `seen` is how a request to it ended. */
  look(endpoint: Endpoint, seen: Outcome): void;
  close(): Promise<void>;
}

export function makeWatch(
  exchanges: readonly Exchange[],
  extra: Readonly<Record<string, unknown>>,
  firstBackoffMs: number,
  line: Line,
  told: (line: string) => void,
): Watch {
  const looking = new Map<Endpoint, Promise<void>>();
  const closing = new AbortController();

  async function trial(endpoint: Endpoint): ReturnType<Watch['trial']> {
    for (const exchange of exchanges) {
      const outcome = await exchangeWith(endpoint, exchange, extra, [knownProblem]);
      if (outcome.ended !== 'answered') return outcome;
    }
    endpoint.answeredAt = performance.now();
    endpoint.failures = 0;
    line.answered();
    return undefined;
  }

  async function lookAt(endpoint: Endpoint, seen: Outcome): Promise<void> {
    if (seen.ended !== 'down') {
      const ended = await trial(endpoint);
      // A busy server is there; the line waits for it.
      if (ended === undefined || ended.ended === 'busy') return;
      endpoint.why = ended.why;
    }
    endpoint.state = 'down';
    line.trouble();
    line.move();
    told(`${endpoint.url} is down: ${endpoint.why}`);
    for (let looks = 0; !closing.signal.aborted; looks++) {
      const ms = backoffMs(looks, firstBackoffMs, endpoint.random);
      // Closing ends the wait; the loop's condition ends the rest.
      await sleep(ms, undefined, { signal: closing.signal }).catch(() => undefined);
      if (closing.signal.aborted) return;
      const ended = await trial(endpoint);
      if (ended === undefined) {
        comeBack(endpoint);
        return;
      }
      endpoint.why = ended.why;
    }
  }

  function comeBack(endpoint: Endpoint): void {
    endpoint.state = 'up';
    endpoint.notBefore = Number.NEGATIVE_INFINITY;
    endpoint.limit = Math.max(1, endpoint.limit >> 1);
    told(`${endpoint.url} answers again`);
    line.move();
  }

  return {
    trial,
    look(endpoint, seen) {
      if (looking.has(endpoint)) return;
      const look = lookAt(endpoint, seen).finally(() => looking.delete(endpoint));
      looking.set(endpoint, look);
    },
    async close() {
      closing.abort();
      await Promise.all(looking.values());
    },
  };
}
