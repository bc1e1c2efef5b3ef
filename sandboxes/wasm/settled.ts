import { failedRun } from '../failed-run.js';
import type { Limits, Run } from '../sandbox.js';
import type { Order } from './interpreter.js';
import type { SeatResult } from './seat.js';
import { mostStretch } from './thread-clock.js';

/** A program in the pool. */
export interface Job {
  readonly order: Order;
  readonly limits: Limits;
  readonly resolve: (run: Run) => void;
  /** Workers that this job has seen die. */
  deaths: number;
  /** The machine was too busy for it: it is run again, once, with nothing beside it. */
  alone: boolean;
}

/** What came of a job; null where it has to be run again. */
export function settled(job: Job, result: SeatResult): Run | null {
  if (result.type !== 'died') {
    if (job.alone || !isStarved(result, job.limits)) return finished(result, job.limits);
    job.alone = true;
    return null;
  }
  job.deaths += 1;
  if (job.deaths < 2) return null;
  // The worker's own heap holds only what the program made it hold (files, output).
  if (result.cause.includes('ERR_WORKER_OUT_OF_MEMORY')) return { ...failedRun(''), ending: 'memory_limit' };
  return failedRun(`two workers died under this program: ${result.cause}`);
}

/** A run that passed its time limit is over it whether or not the kill came first. */
function finished(result: Exclude<SeatResult, { type: 'died' }>, limits: Limits): Run {
  if (result.type === 'killed') {
    const { wallMs, cpuMs } = result;
    return { ...failedRun(''), ending: 'time_limit', wallMs, cpuMs };
  }
  const { spent: _, waitedMs, ...run } = result.outcome;
  if (run.wallMs - waitedMs <= limits.timeMs || run.ending !== 'exited') return run;
  return { ...run, ending: 'time_limit', exitCode: null };
}

/** Whether a run was ended though the machine, and not the program, took most of the time. */
function isStarved(result: SeatResult, { timeMs }: Limits): boolean {
  return result.type === 'killed' && result.wallMs >= mostStretch * timeMs;
}
