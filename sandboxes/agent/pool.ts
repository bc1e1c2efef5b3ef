/** A fixed number of containers, and a queue of runs in front of them. */
import { failedRun } from '../failed-run.js';
import type { Limits, Program, Run } from '../sandbox.js';
import type { Container, ContainerEvents } from './container.js';
import { runOf } from './outcome.js';

interface Job {
  readonly program: Program;
  readonly limits: Limits;
  readonly resolve: (run: Run) => void;
  /** Why earlier attempts came to nothing. */
  readonly failures: string[];
}

interface Pool {
  run(program: Program, limits: Limits): Promise<Run>;
  close(): Promise<void>;
}

const attempts = 2;
/** A machine on which no container starts must not be tried for ever. */
const mostFailedStarts = 3;

/**
 * @param name of the backend, for messages
 * @param start opens a container; tests put one here that dies.
 */
export function openPool(name: string, workers: number, start: (events: ContainerEvents) => Container): Pool {
  const queue: Job[] = [];
  const containers = new Set<Container>();
  const causes = new WeakMap<Container, string>();
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
          job.resolve(failedRun(`${name} does not start a container: ${cause}`));
        failedStarts = 0;
      },
    });

  const next = (): void => {
    for (const container of containers) {
      if (!container.idle) continue;
      const job = queue.shift();
      if (!job) return;
      void serve(container, job);
    }
  };

  const serve = async (container: Container, job: Job): Promise<void> => {
    const answer = await container.run(job.program, job.limits);
    if (answer && answer.head.failure === undefined) return job.resolve(runOf(answer, job.limits));
    if (closed) return job.resolve(failedRun('the sandbox was closed'));
    job.failures.push(answer?.head.failure ?? causes.get(container) ?? 'the container died');
    if (job.failures.length >= attempts)
      return job.resolve(failedRun(`the program could not be run, twice: ${job.failures.at(-1)}`));
    queue.unshift(job);
    next();
  };

  fill();
  return {
    run(program, limits) {
      if (closed) return Promise.resolve(failedRun('the sandbox was closed'));
      return new Promise((resolve) => {
        queue.push({ program, limits, resolve, failures: [] });
        fill();
        next();
      });
    },
    async close() {
      closed = true;
      for (const job of queue.splice(0)) job.resolve(failedRun('the sandbox was closed'));
      await Promise.all([...containers].map((container) => container.end()));
    },
  };
}
