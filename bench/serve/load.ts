import { Pool } from 'undici';
import type { BenchRow } from './rows.js';

export interface Loaded {
  /** By the row's id; undefined for a row that was not answered. */
  readonly rewards: (number | null | undefined)[];
  readonly seconds: number;
  /** Milliseconds of each answered request. */
  readonly times: number[];
  /** Requests that were sent again: refused with 429 or 503, or cut off. */
  readonly again: number;
}

/** Sends rows in requests of `size`, so many at once, each until it is answered. */
export async function load(
  url: string,
  rows: readonly BenchRow[],
  { size, concurrency }: { readonly size: number; readonly concurrency: number },
): Promise<Loaded> {
  const pool = new Pool(url, {
    connections: concurrency,
    bodyTimeout: 0,
    headersTimeout: 0,
    connectTimeout: 120_000,
  });
  const rewards: (number | null | undefined)[] = new Array(rows.length).fill(undefined);
  const times: number[] = [];
  let [next, again] = [0, 0];
  const worker = async () => {
    while (next < rows.length) {
      const batch = rows.slice(next, next + size);
      next += size;
      const body = JSON.stringify(batch.map(({ known: _, ...row }) => row));
      for (;;) {
        const begun = performance.now();
        const answers = await ask(pool, body);
        if (answers === undefined) {
          again++;
          await new Promise((resolve) => setTimeout(resolve, 200));
          continue;
        }
        times.push(performance.now() - begun);
        for (const { id, reward } of answers) rewards[id] = reward;
        break;
      }
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: Math.min(concurrency, Math.ceil(rows.length / size)) }, worker));
  const seconds = (performance.now() - begun) / 1000;
  await pool.close();
  return { rewards, seconds, times, again };
}

/** Undefined when the request was refused or cut off. */
async function ask(pool: Pool, body: string): Promise<{ id: number; reward: number | null }[] | undefined> {
  try {
    const answer = await pool.request({
      path: '/verify',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const told = await answer.body.json();
    if (answer.statusCode === 200) return told as { id: number; reward: number | null }[];
    if (answer.statusCode === 429 || answer.statusCode === 503) return undefined;
    throw new TypeError(`${answer.statusCode}: ${JSON.stringify(told)}`);
  } catch (error) {
    if (error instanceof TypeError) throw error;
    return undefined;
  }
}

export const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.NaN;

/** How the rewards stand to those that are known. */
export function compared(
  rewards: readonly (number | null | undefined)[],
  expected: readonly (number | null)[],
): { readonly same: number; readonly unknown: number; readonly lost: number; readonly wrong: number } {
  const told = { same: 0, unknown: 0, lost: 0, wrong: 0 };
  for (const [at, reward] of rewards.entries()) {
    if (reward === undefined) told.lost++;
    else if (reward === expected[at]) told.same++;
    else if (reward === null) told.unknown++;
    else told.wrong++;
  }
  return told;
}
