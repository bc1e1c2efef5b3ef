import pLimit, { type LimitFunction } from 'p-limit';
import { Piscina } from 'piscina';
import type { Feeds } from './feeds.js';
import type { Output, SessionResult, SessionSpec, SessionTask } from './session-thread.js';

/** One batch computes while the next one waits at the thread: the device goes from one to the other without asking for it. */
const atOnce = 2;
/** For one batch, milliseconds. Only a device that hangs takes so long. */
const deadlineMs = 600_000;

/** A model on a device. It computes in threads of its own: one for a GPU; on a CPU several may hold a copy each. */
export class Session {
  /** How long the threads computed, all together, milliseconds. */
  busyMs = 0;
  readonly copies: number;
  readonly #limit: LimitFunction;
  readonly #threads: Piscina<SessionTask, SessionResult>;

  constructor(spec: SessionSpec, copies: number) {
    this.copies = copies;
    this.#limit = pLimit(copies * atOnce);
    this.#threads = new Piscina({
      filename: new URL('./session-thread.js', import.meta.url).href,
      minThreads: 1,
      maxThreads: copies,
      concurrentTasksPerWorker: atOnce,
      idleTimeout: 60_000,
      workerData: spec,
    });
  }

  /**
   * The outputs of a batch. `make` is called when its turn comes, so that no more feeds are held than are under way.
   * @throws Error what the runtime says, in its words.
   */
  run(make: () => Feeds, outputs: readonly string[]): Promise<Readonly<Record<string, Output>>> {
    return this.#limit(async () => {
      const task = { feeds: make(), outputs };
      const result = await this.#threads.run(task, { signal: AbortSignal.timeout(deadlineMs) });
      this.busyMs += result.busyMs;
      return result.outputs;
    });
  }

  async close(): Promise<void> {
    await this.#threads.destroy();
  }
}
