/**
 * The servers together: each request goes to the least loaded one that may be asked; those that are down are routed around
 * until they are back; it gives up only when none could be asked for as long as the user's patience.
 */
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { exitCode, Failure } from '../failure.js';
import { checkServer, unfit } from './check.js';
import { type Bounds, type Endpoint, exchangeWith, type Outcome, record } from './endpoint.js';
import { makeLine } from './line.js';
import type { Request } from './request.js';
import type { EndpointSettings } from './settings.js';
import { backoffMs } from './transport/backoff.js';
import { makeTrial } from './trials.js';
import { makeWatch, type Watch } from './watch.js';
import type { Words } from './words.js';

export interface Fleet {
  /**
   * Sends when a server may be asked, another than the avoided one where there is another. @throws Failure when none could be for too long, or the request is the user's mistake.
   */
  send<T>(request: Request<T>, avoided?: Endpoint): Promise<Sent<T>>;
  /** Lets every server answer the known requests. @throws Failure when one is there but cannot, with these settings. */
  check(): Promise<void>;
  health: Watch['health'];
  /** Waits as befits the nth failure in a row of one request. */
  pause(failures: number): Promise<void>;
  close(): Promise<void>;
}

/** How a request ended, and at which server. */
export interface Sent<T> {
  readonly outcome: Outcome<T>;
  readonly endpoint: Endpoint;
}

export function makeFleet(
  endpoints: readonly Endpoint[],
  known: readonly Request<unknown>[],
  settings: EndpointSettings,
  words: Words,
  told: (line: string) => void,
): Fleet {
  const { concurrency, body: extra } = settings;
  const bounds: Bounds = { concurrency, backoffMs: settings.backoff_s * 1000 };
  const line = makeLine(endpoints, settings.patience_s * 1000, words, told);
  const trial = makeTrial(known, extra, line.answered);
  const watch = makeWatch(trial, bounds, line, words, told);
  const closing = new AbortController();
  // One listener for each request that pauses.
  setMaxListeners(0, closing.signal);

  async function send<T>(request: Request<T>, avoided?: Endpoint): Promise<Sent<T>> {
    const endpoint = await line.enter(avoided);
    const sentAt = performance.now();
    try {
      const outcome = await exchangeWith(endpoint, request, extra);
      if (record(endpoint, outcome, sentAt, bounds)) watch.look(endpoint, outcome);
      if (outcome.ended === 'answered') line.answered();
      if (outcome.ended === 'busy' || outcome.ended === 'down') line.trouble();
      if (outcome.ended === 'mistake') throw unfit(endpoint, outcome.why, outcome.remedy);
      return { outcome, endpoint };
    } finally {
      line.leave(endpoint);
    }
  }

  async function checkOne(endpoint: Endpoint): Promise<void> {
    const ended = await checkServer(endpoint, trial, words);
    if (ended === undefined) return;
    endpoint.why = ended.why;
    if (ended.ended === 'busy') record(endpoint, ended, performance.now(), bounds);
    else watch.look(endpoint, { ended: 'down', why: ended.why });
  }

  return {
    send,
    check: async () => void (await Promise.all(endpoints.map(checkOne))),
    health: watch.health,
    async pause(failures) {
      const ms = backoffMs(failures, bounds.backoffMs, (endpoints[0] as Endpoint).random);
      // Closing ends the wait; the line then refuses what follows it.
      await sleep(ms, undefined, { signal: closing.signal }).catch(() => undefined);
    },
    async close() {
      closing.abort();
      line.close(new Failure(exitCode.missing, { message: words.closed, remedy: 'open it again' }));
      const watched = watch.close();
      await Promise.all(endpoints.map(({ connection }) => connection.close()));
      await watched;
    },
  };
}
