/** A fixed number of interpreters of one language in worker threads, and a queue of runs in front of them. */
import { failedRun } from '../failed-run.js';
import type { Limits, Program, Run } from '../sandbox.js';
import { type Order, type Outcome, orderOf } from './interpreter.js';
import { openSeat, type Seat, type Source } from './seat.js';

interface Job {
  readonly order: Order;
  readonly limits: Limits;
  readonly resolve: (run: Run) => void;
  /** Workers that this job has seen die. */
  deaths: number;
}

export interface Pool {
  /** Resolves when the first interpreter can run, or none will start: then every run says why. */
  readonly ready: Promise<void>;
  run(program: Program, limits: Limits): Promise<Run>;
  close(): Promise<void>;
}

/** A run that passed its time limit is over it whether or not the kill came first. */
function finished(outcome: Outcome, limits: Limits): Run {
  const { spent: _, waitedMs, ...run } = outcome;
  if (outcome.wallMs - waitedMs <= limits.timeMs || outcome.ending !== 'exited') return run;
  return { ...run, ending: 'time_limit', exitCode: null };
}

/** @param start opens a worker; tests put one here that dies. */
export function openPool(source: Source, workers: number, start = openSeat): Pool {
  const queue: Job[] = [];
  const seats = new Set<Seat>();
  let snapshot: unknown = null;
  let closed = false;
  let failedStarts = 0;
  let announce: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    announce = resolve;
  });

  const fill = (): void => {
    // Until the first worker has taken the snapshot, the others would only take it again.
    const wanted = snapshot ? workers : 1;
    while (!closed && seats.size < wanted) seats.add(open());
  };

  const open = (): Seat =>
    start(source, snapshot, {
      snapshot(taken) {
        snapshot = taken;
        fill();
      },
      ready() {
        failedStarts = 0;
        announce();
        next();
      },
      gone(seat, cause) {
        seats.delete(seat);
        if (!seat.served) failedStarts += 1;
        // A machine on which no worker starts must not be tried for ever.
        if (failedStarts < 3) return fill();
        for (const job of queue.splice(0))
          job.resolve(failedRun(`${source.language} does not start in a worker: ${cause}`));
        announce();
        failedStarts = 0;
      },
    });

  const next = (): void => {
    for (const seat of seats) {
      if (!seat.idle) continue;
      const job = queue.shift();
      if (!job) return;
      void serve(seat, job);
    }
  };

  const serve = async (seat: Seat, job: Job): Promise<void> => {
    const result = await seat.run(job.order);
    if (result.type === 'ended') return job.resolve(finished(result.outcome, job.limits));
    if (result.type === 'killed')
      return job.resolve({ ...failedRun(''), ending: 'time_limit', wallMs: result.wallMs });
    job.deaths += 1;
    if (closed) return job.resolve(failedRun('the sandbox was closed'));
    if (job.deaths < 2) {
      queue.unshift(job);
      return next();
    }
    // The worker's own heap holds only what the program made it hold (files, output).
    if (result.cause.includes('ERR_WORKER_OUT_OF_MEMORY'))
      return job.resolve({ ...failedRun(''), ending: 'memory_limit' });
    job.resolve(failedRun(`two workers died under this program: ${result.cause}`));
  };

  fill();
  return {
    ready,
    run(program, limits) {
      if (closed) return Promise.resolve(failedRun('the sandbox was closed'));
      return new Promise((resolve) => {
        queue.push({ order: orderOf(program, limits), limits, resolve, deaths: 0 });
        fill();
        next();
      });
    },
    async close() {
      closed = true;
      for (const job of queue.splice(0)) job.resolve(failedRun('the sandbox was closed'));
      await Promise.all([...seats].map((seat) => seat.end()));
    },
  };
}
