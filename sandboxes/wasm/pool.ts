/** A fixed number of interpreters of one language in worker threads, and a queue of runs in front of them. */
import { failedRun } from '../failed-run.js';
import type { Limits, Program, Run } from '../sandbox.js';
import { orderOf } from './interpreter.js';
import { openSeat, type Seat, type Source } from './seat.js';
import { type Job, settled } from './settled.js';

export interface Pool {
  /** Null once the first interpreter can run; why none starts otherwise, which every run says too. */
  readonly ready: Promise<string | null>;
  run(program: Program, limits: Limits): Promise<Run>;
  close(): Promise<void>;
}

/** @param start opens a worker; tests put one here that dies. */
export function openPool(source: Source, workers: number, start = openSeat): Pool {
  const queue: Job[] = [];
  const seats = new Set<Seat>();
  const running = new Set<Job>();
  let snapshot: unknown = null;
  let closed = false;
  let failedStarts = 0;
  let announce: (broken: string | null) => void = () => undefined;
  const ready = new Promise<string | null>((resolve) => {
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
        announce(null);
        next();
      },
      gone(seat, cause) {
        seats.delete(seat);
        if (!seat.served) failedStarts += 1;
        // A machine on which no worker starts must not be tried for ever.
        if (failedStarts < 3) return fill();
        const broken = `${source.language} does not start in a worker: ${cause}`;
        for (const job of queue.splice(0)) job.resolve(failedRun(broken));
        announce(broken);
        failedStarts = 0;
      },
    });

  /** Whether the first in the queue may start beside what runs. */
  const mayStart = ([first]: readonly Job[]): boolean => {
    if (!first) return false;
    return first.alone ? running.size === 0 : ![...running].some((job) => job.alone);
  };

  const next = (): void => {
    for (const seat of seats) {
      if (!mayStart(queue)) return;
      const job = seat.idle ? queue.shift() : undefined;
      if (job) void serve(seat, job);
    }
  };

  const serve = async (seat: Seat, job: Job): Promise<void> => {
    running.add(job);
    const result = await seat.run(job.order);
    running.delete(job);
    const run = settled(job, result);
    if (run) job.resolve(run);
    else if (closed) job.resolve(failedRun('the sandbox was closed'));
    else queue.unshift(job);
    next();
  };

  fill();
  return {
    ready,
    run(program, limits) {
      if (closed) return Promise.resolve(failedRun('the sandbox was closed'));
      return new Promise((resolve) => {
        queue.push({ order: orderOf(program, limits), limits, resolve, deaths: 0, alone: false });
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
