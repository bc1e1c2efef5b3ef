/** One worker thread: starts it, gives it one order at a time, ends it when a program passes its time. */
import { Worker } from 'node:worker_threads';
import type { Order, Outcome, WasmLanguage } from './interpreter.js';
import { mostStretch, type ThreadTimes, timesOf } from './thread-clock.js';
import type { FromWorker, WorkerData } from './worker.js';

/** A worker that has not said within this time that its program started is taken for dead. */
const startGraceMs = 10_000;

export type SeatResult =
  | { readonly type: 'ended'; readonly outcome: Outcome }
  /** `cpuMs` is what the thread computed; null where that is not told. */
  | { readonly type: 'killed'; readonly wallMs: number; readonly cpuMs: number | null }
  | { readonly type: 'died'; readonly cause: string };

interface SeatEvents {
  snapshot(snapshot: unknown): void;
  ready(): void;
  gone(seat: Seat, cause: string): void;
}

export interface Seat {
  readonly idle: boolean;
  /** Whether it was ever ready. */
  readonly served: boolean;
  run(order: Order): Promise<SeatResult>;
  end(): Promise<void>;
}

function startWorker(workerData: WorkerData): Worker {
  return new Worker(new URL('./worker.js', import.meta.url), {
    workerData,
    env: {},
    execArgv: [],
    stdin: false,
    stdout: true,
    stderr: true,
    // An interpreter's C code recurses on this stack; the old generation holds Emscripten and what files a program writes.
    resourceLimits: { stackSizeMb: 16, maxOldGenerationSizeMb: 256 },
  });
}

/** What the workers of one language start from. */
export interface Source {
  readonly language: WasmLanguage;
  readonly assets: unknown;
}

/**
 * Calls `over` when a run's time is; at its limit it gets the time back in which other work had the processors.
 * @param keep is given each timer, to clear it
 */
function whenOver(
  { thread, before }: { readonly thread: string | null; readonly before: ThreadTimes | null },
  limitMs: number,
  keep: (timer: NodeJS.Timeout) => void,
  over: (wallMs: number, cpuMs: number | null) => void,
): void {
  const started = performance.now();
  const look = (): void => {
    const now = timesOf(thread);
    const since = now && before && { waited: now.waitedMs - before.waitedMs, cpu: now.cpuMs - before.cpuMs };
    const left =
      started + Math.min(limitMs + (since?.waited ?? 0), mostStretch * limitMs) - performance.now();
    if (left > 0) keep(setTimeout(look, left + 5));
    else over(performance.now() - started, since?.cpu ?? null);
  };
  // Setting the timer is late by what the message took, never early.
  keep(setTimeout(look, limitMs + 5));
}

export function openSeat(source: Source, snapshot: unknown, events: SeatEvents): Seat {
  const worker = startWorker({ ...source, snapshot });
  let state: 'starting' | 'idle' | 'busy' | 'gone' = 'starting';
  let served = false;
  let cause = 'the worker ended';
  let settle: (result: SeatResult) => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  let limitMs = 0;

  const finish = (result: SeatResult): void => {
    clearTimeout(timer);
    settle(result);
    settle = () => undefined;
  };
  const kill = (wallMs: number, cpuMs: number | null): void => {
    finish({ type: 'killed', wallMs, cpuMs });
    void worker.terminate();
  };
  const seat: Seat = {
    get idle() {
      return state === 'idle';
    },
    get served() {
      return served;
    },
    run(order) {
      state = 'busy';
      limitMs = order.timeMs;
      worker.ref();
      return new Promise((resolve) => {
        settle = resolve;
        timer = setTimeout(() => {
          finish({ type: 'died', cause: 'the worker did not answer' });
          void worker.terminate();
        }, startGraceMs);
        worker.postMessage(order);
      });
    },
    async end() {
      // Whoever waits for the end must not find the process gone before it, with the rest of its work undone: the
      // worker is held until its exit, and what it still says (ready, which lets it go) is no longer heard.
      state = 'gone';
      worker.ref();
      await worker.terminate();
    },
  };
  worker.on('message', (message: FromWorker) => {
    if (state === 'gone') return;
    if (message.type === 'snapshot') events.snapshot(message.snapshot);
    if (message.type === 'started') {
      clearTimeout(timer);
      const keep = (set: NodeJS.Timeout): void => {
        timer = set;
      };
      whenOver(message, limitMs, keep, kill);
    }
    if (message.type === 'ended') {
      finish({ type: 'ended', outcome: message.outcome });
      if (message.outcome.spent) void worker.terminate();
    }
    if (message.type === 'ready') {
      state = 'idle';
      served = true;
      // A waiting worker must not keep a finished program alive.
      worker.unref();
      events.ready();
    }
  });
  worker.on('error', (error: NodeJS.ErrnoException) => {
    cause = `${error.code ?? ''} ${error.message}`.trim();
  });
  worker.on('exit', () => {
    state = 'gone';
    finish({ type: 'died', cause });
    events.gone(seat, cause);
  });
  return seat;
}
