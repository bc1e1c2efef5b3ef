import { Piscina } from 'piscina';
import type { Rating } from '../scorer.js';
import type { Readable } from './features.js';
import { pack } from './packed.js';

/** Problems that a worker takes at once: enough to hide the hand-over. */
export const workerBatch = 256;

export interface RatingPool {
  rate(problems: readonly Readable[]): Promise<Rating[]>;
  close(): Promise<void>;
}

/** Worker threads that hold the model of the file at `path`. */
export function openPool(path: string, threads: number): RatingPool {
  const pool: Piscina<readonly string[], Rating[]> = new Piscina({
    filename: new URL('./worker.js', import.meta.url).href,
    workerData: path,
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 60_000,
  });
  return { rate: (problems) => pool.run(pack(problems)), close: () => pool.destroy() };
}
