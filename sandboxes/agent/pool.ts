/** A fixed number of containers, and a queue of runs in front of them. */
import { failedRun } from '../failed-run.js';
import type { Limits } from '../sandbox.js';
import type { Answer, Container, ContainerEvents } from './container.js';
import type { Order } from './order.js';
import { type Outcome, outcomeOf } from './outcome.js';

interface Job {
  readonly order: Order;
  readonly limits: Limits;
  readonly resolve: (outcome: Outcome) => void;
  /** Why earlier attempts came to nothing. */
  readonly failures: string[];
  /** It got too little of the machine beside others, and is run again with nothing beside it. */
  alone: boolean;
}

interface Pool {
  run(order: Order, limits: Limits): Promise<Outcome>;
  close(): Promise<void>;
}

const attempts = 2;
/** A machine on which no container starts must not be tried for ever. */
const mostFailedStarts = 3;

const failed = (detail: string): Outcome => ({ ...failedRun(detail), made: new Map(), madeTooMuch: false });

/**
 * @param name of the backend, for messages
 * @param start opens a container; tests put one here that dies.
 */
export function openPool(name: string, workers: number, start: (events: ContainerEvents) => Container): Pool {
  const queue: Job[] = [];
  const containers = new Set<Container>();
  const causes = new WeakMap<Container, string>();
  const running = new Set<Job>();
  let closed = false;
  let failedStarts = 0;

  const fill = (): void => {
    while (!closed && containers.size < workers) containers.add(open());
  };

  const open = (): Container =>
    start({
      ready() {
        failedStarts = 0;
        next();
      },
      gone(container, cause) {
        containers.delete(container);
        causes.set(container, cause);
        if (!container.served) failedStarts += 1;
        if (failedStarts < mostFailedStarts) return fill();
        for (const job of queue.splice(0))
          job.resolve(failed(`${name} does not start a container: ${cause}`));
        failedStarts = 0;
      },
    });

  /** Whether the first in the queue may start beside what runs. */
  const mayStart = ([first]: readonly Job[]): boolean => {
    if (!first) return false;
    return first.alone ? running.size === 0 : ![...running].some((job) => job.alone);
  };

  const next = (): void => {
    for (const container of containers) {
      if (!mayStart(queue)) return;
      const job = container.idle ? queue.shift() : undefined;
      if (job) void serve(container, job);
    }
  };

  const serve = async (container: Container, job: Job): Promise<void> => {
    running.add(job);
    const answer = await container.run(job.order, job.limits);
    running.delete(job);
    const ended = outcome(job, answer, causes.get(container));
    if (ended) job.resolve(ended);
    else if (closed) job.resolve(failed('the sandbox was closed'));
    else queue.unshift(job);
    next();
  };

  /** What came of a job; null where it has to be run again. */
  const outcome = (job: Job, answer: Answer | null, cause = 'the container died'): Outcome | null => {
    if (answer && answer.head.failure === undefined) {
      if (!answer.head.starved || answer.outOfMemory || job.alone) return outcomeOf(answer, job.limits);
      job.alone = true;
      return null;
    }
    job.failures.push(answer?.head.failure ?? cause);
    if (job.failures.length < attempts) return null;
    return failed(`the program could not be run, twice: ${job.failures.at(-1)}`);
  };

  fill();
  return {
    run(order, limits) {
      if (closed) return Promise.resolve(failed('the sandbox was closed'));
      return new Promise((resolve) => {
        queue.push({ order, limits, resolve, failures: [], alone: false });
        fill();
        next();
      });
    },
    async close() {
      closed = true;
      for (const job of queue.splice(0)) job.resolve(failed('the sandbox was closed'));
      await Promise.all([...containers].map((container) => container.end()));
    },
  };
}
