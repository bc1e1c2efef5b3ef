import type { Piscina } from 'piscina';
import type { Judgement } from '../judgement.js';
import { fault } from './fault.js';
import { judgeBatch } from './judge-batch.js';
import type { TimedVerdict } from './timed-verdict.js';

/** Judgements that a worker takes at once: enough to hide the hand-over, few enough to keep all workers busy. */
export const batchSize = 64;
/** So many are judged on the main thread before any worker is started, which takes longer than judging them. */
const judgedHereAtFirst = 64;
/** A verifier bounds itself in steps; this bound only meets its bugs. Milliseconds for one batch. */
const batchDeadlineMs = 20_000;

/** Judges in worker threads. A batch whose worker dies or overruns is judged again one by one, so that one row pays for it. */
export class CpuJudge {
  readonly #jobs: number;
  #pool: Promise<Piscina<readonly Judgement[], TimedVerdict[]>> | undefined;
  readonly #judgedHere: number;
  #judged = 0;

  /** @param alwaysWorkers keeps even the first judgements off the main thread, which has others to serve */
  constructor(jobs: number, alwaysWorkers = false) {
    this.#jobs = jobs;
    this.#judgedHere = alwaysWorkers ? 0 : judgedHereAtFirst;
  }

  async judge(judgements: readonly Judgement[]): Promise<TimedVerdict[]> {
    if (judgements.length === 0) return [];
    this.#judged += judgements.length;
    if (this.#judged <= this.#judgedHere) return judgeBatch(judgements);
    const batches: Promise<TimedVerdict[]>[] = [];
    for (let start = 0; start < judgements.length; start += batchSize) {
      batches.push(this.#batch(judgements.slice(start, start + batchSize)));
    }
    return (await Promise.all(batches)).flat();
  }

  async close(): Promise<void> {
    await (await this.#pool)?.destroy();
  }

  async #batch(batch: readonly Judgement[]): Promise<TimedVerdict[]> {
    try {
      return await this.#run(batch);
    } catch (error) {
      if (batch.length > 1) return (await Promise.all(batch.map((one) => this.#batch([one])))).flat();
      const cause = error instanceof Error ? error.message : String(error);
      return [{ ...fault(`the judge's worker ended on this completion: ${cause}`), ms: 0 }];
    }
  }

  async #run(batch: readonly Judgement[]): Promise<TimedVerdict[]> {
    this.#pool ??= startPool(this.#jobs);
    const pool = await this.#pool;
    return pool.run(batch, { signal: AbortSignal.timeout(batchDeadlineMs) });
  }
}

async function startPool(jobs: number): Promise<Piscina<readonly Judgement[], TimedVerdict[]>> {
  const { Piscina } = await import('piscina');
  return new Piscina({
    filename: new URL('./worker.js', import.meta.url).href,
    minThreads: 1,
    maxThreads: jobs,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
}
