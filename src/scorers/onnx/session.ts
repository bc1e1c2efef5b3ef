import pLimit from 'p-limit';
import { Piscina } from 'piscina';
import type { Feeds } from './feeds.js';
import type { Output, SessionResult, SessionSpec, SessionTask } from './session-thread.js';

/** One batch computes while the next one waits at the thread: the device goes from one to the other without asking for it. */
const atOnce = 2;
/** For one batch, milliseconds. Only a device that hangs takes so long. */
const deadlineMs = 600_000;

/** A model on a device, in a thread of its own. */
export class Session {
  /** How long the device computed, and how long it was from the first batch's start to the last one's end; milliseconds. */
  busyMs = 0;
  #firstStart: number | undefined;
  #lastEnd = 0;
  readonly #limit = pLimit(atOnce);
  readonly #thread: Piscina<SessionTask, SessionResult>;

  constructor(spec: SessionSpec) {
    this.#thread = new Piscina({
      filename: new URL('./session-thread.js', import.meta.url).href,
      minThreads: 1,
      maxThreads: 1,
      concurrentTasksPerWorker: 1,
      workerData: spec,
    });
  }

  get spanMs(): number {
    return this.#firstStart === undefined ? 0 : this.#lastEnd - this.#firstStart;
  }

  /**
   * The outputs of a batch. `make` is called when its turn comes, so that no more feeds are held than are under way.
   * @throws Error what the runtime says, in its words.
   */
  run(make: () => Feeds, outputs: readonly string[]): Promise<Readonly<Record<string, Output>>> {
    return this.#limit(async () => {
      const feeds = make();
      this.#firstStart ??= performance.now();
      const result = await this.#thread.run({ feeds, outputs }, { signal: AbortSignal.timeout(deadlineMs) });
      this.#lastEnd = performance.now();
      this.busyMs += result.busyMs;
      return result.outputs;
    });
  }

  /** Forgets the times so far: those of the trial. */
  resetTimes(): void {
    this.busyMs = 0;
    this.#firstStart = undefined;
  }

  async close(): Promise<void> {
    await this.#thread.run('release').catch(() => undefined);
    await this.#thread.destroy();
  }
}
