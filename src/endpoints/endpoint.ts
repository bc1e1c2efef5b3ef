/**
 * One server as the fleet sees it: whether it is there, how many requests it may have at once, and when it may be asked
 * again. It changes by how requests end and by nothing else.
 */
import type { Random } from '#datasets/random.js';
import type { Request } from './request.js';
import type { Attempt } from './transport/attempt.js';
import { backoffMs } from './transport/backoff.js';
import type { Connection } from './transport/connection.js';

/** How a request ended, an answer being read already. */
export type Outcome<T = unknown> =
  | Exclude<Attempt, { ended: 'answered' }>
  | { readonly ended: 'answered'; readonly value: T };

/** So many requests in a row that break or cannot be read put a server under suspicion. */
const suspiciousFailures = 3;

export interface Endpoint {
  readonly url: string;
  readonly connection: Connection;
  readonly random: Random;
  state: 'up' | 'down';
  inFlight: number;
  /** How many requests it may have at once now; 429 halves it, answers raise it again. */
  limit: number;
  /** The clock's time before which it must not be asked. */
  notBefore: number;
  /** Failures in a row, and refusals for being busy in a row. */
  failures: number;
  busy: number;
  answersAtLimit: number;
  /** When its limit was last lowered: requests sent before then say nothing about the new one. */
  loweredAt: number;
  /** When the latest request was sent that it answered: since then, at least, it is well. */
  wellSince: number;
  /** Why it is down or waits. */
  why: string;
}

export interface Bounds {
  readonly concurrency: number;
  readonly backoffMs: number;
}

export function makeEndpoint(url: string, connection: Connection, random: Random, limit: number): Endpoint {
  const never = Number.NEGATIVE_INFINITY;
  return {
    url,
    connection,
    random,
    state: 'up',
    inFlight: 0,
    limit,
    notBefore: never,
    failures: 0,
    busy: 0,
    answersAtLimit: 0,
    loweredAt: never,
    wellSince: never,
    why: '',
  };
}

/** Sends the request and reads the answer. `extra` is joined to its body; null takes a key out. */
export async function exchangeWith<T>(
  { connection }: Endpoint,
  request: Request<T>,
  extra: Readonly<Record<string, unknown>>,
): Promise<Outcome<T>> {
  const attempt = await connection.post(request.path, joinedBody(request.body, extra));
  if (attempt.ended !== 'answered') return attempt;
  const reading = request.read(attempt.answer);
  if ('unreadable' in reading) return { ended: 'unreadable', why: reading.unreadable };
  return { ended: 'answered', value: reading.value };
}

/** Takes down how a request ended that was sent at `sentAt`. @returns whether the server should be looked at more closely. */
export function record(endpoint: Endpoint, outcome: Outcome, sentAt: number, bounds: Bounds): boolean {
  const now = performance.now();
  switch (outcome.ended) {
    case 'answered':
      endpoint.wellSince = Math.max(endpoint.wellSince, sentAt);
      endpoint.failures = 0;
      endpoint.busy = 0;
      raise(endpoint, bounds.concurrency);
      return false;
    case 'busy': {
      if (sentAt >= endpoint.loweredAt) {
        endpoint.limit = Math.max(1, endpoint.limit >> 1);
        endpoint.loweredAt = now;
        endpoint.answersAtLimit = 0;
        endpoint.busy++;
      }
      // A server that asks for no wait is refusing all the same.
      const wait = outcome.waitMs || backoffMs(endpoint.busy, bounds.backoffMs, endpoint.random);
      endpoint.notBefore = Math.max(endpoint.notBefore, now + wait);
      endpoint.why = outcome.why;
      return false;
    }
    case 'failed':
    case 'unreadable':
      endpoint.failures++;
      endpoint.why = outcome.why;
      return endpoint.failures >= suspiciousFailures;
    case 'down':
      endpoint.why = outcome.why;
      return true;
    default:
      return false;
  }
}

/** One more at once for every round of answers at the present limit. */
function raise(endpoint: Endpoint, most: number): void {
  if (endpoint.limit >= most || ++endpoint.answersAtLimit < endpoint.limit) return;
  endpoint.limit++;
  endpoint.answersAtLimit = 0;
}

function joinedBody(
  body: Readonly<Record<string, unknown>>,
  extra: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const entries = Object.entries({ ...body, ...extra }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries);
}
