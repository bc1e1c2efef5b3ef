/** Looks after servers that failed: is it the server or the request? Those that are down are looked at until they are back. */
import { setTimeout as sleep } from 'node:timers/promises';
import { unfit } from './check.js';
import { type Bounds, type Endpoint, type Outcome, record } from './endpoint.js';
import type { Line } from './line.js';
import { backoffMs } from './transport/backoff.js';
import type { Trial } from './trials.js';
import type { Words } from './words.js';

/** A look costs little, and each second that a server is back unnoticed costs its work. */
const longestLookMs = 5_000;

export interface Watch {
  /**
   * Whether the server is well, seen by a request that was sent after `since`: one of the others', or a trial. `unknown` when it asks
   * to be asked later. @throws Failure when it refuses the known request.
   */
  health(endpoint: Endpoint, since: number): Promise<'well' | 'ill' | 'unknown'>;
  /** Has the server looked at, once at a time: `seen` is how a request to it ended. */
  look(endpoint: Endpoint, seen: Outcome): void;
  close(): Promise<void>;
}

export function makeWatch(
  trial: Trial,
  bounds: Bounds,
  line: Line,
  words: Words,
  told: (line: string) => void,
): Watch {
  const looking = new Map<Endpoint, Promise<void>>();
  const closing = new AbortController();

  async function health(endpoint: Endpoint, since: number): ReturnType<Watch['health']> {
    while (endpoint.wellSince <= since) {
      const ended = await trial(endpoint);
      if (ended === undefined) continue;
      if (ended.ended === 'refused') throw unfit(endpoint, ended.why, words.refused);
      if (ended.ended !== 'busy') {
        look(endpoint, ended);
        return 'ill';
      }
      record(endpoint, ended, performance.now(), bounds);
      line.trouble();
      return 'unknown';
    }
    return 'well';
  }

  function look(endpoint: Endpoint, seen: Outcome): void {
    if (looking.has(endpoint) || closing.signal.aborted) return;
    const run = lookAt(endpoint, seen).finally(() => looking.delete(endpoint));
    looking.set(endpoint, run);
  }

  async function lookAt(endpoint: Endpoint, seen: Outcome): Promise<void> {
    if (seen.ended !== 'down') {
      const ended = await trial(endpoint);
      // A busy server is there; the line waits for it.
      if (ended === undefined || ended.ended === 'busy' || closing.signal.aborted) return;
      endpoint.why = ended.why;
    }
    endpoint.state = 'down';
    line.trouble();
    line.move();
    told(`${endpoint.url} is down: ${endpoint.why}`);
    for (let looks = 0; !closing.signal.aborted; looks++) {
      const ms = backoffMs(looks, bounds.backoffMs, endpoint.random, longestLookMs);
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
    health,
    look,
    async close() {
      closing.abort();
      await Promise.all(looking.values());
    },
  };
}
