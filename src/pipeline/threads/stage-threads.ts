/**
 * Threads that run stages, seen from the main thread: rows go out as lines, and what became of them comes back as lines to write; their memory goes over and is not copied. A
 * thread that dies or spins while it judges gives its rows to another, which has them judged where a fault is the completion's own.
 */
import { MessageChannel } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import { counted } from '../../grouped.js';
import type { Row } from '../row.js';
import type { BlockDone, Steps } from '../run-block.js';
import { secondsOf } from './clock.js';
import { linesOf } from './lines.js';
import { memoryIn } from './memory-in.js';
import { MemoryPool } from './memory-pool.js';
import { type Answer, type Block, type Done, type Lent, type Question, unpacked } from './protocol.js';

export interface StageThreads {
  /** How many blocks keep all threads busy. */
  readonly inFlight: number;
  /** @throws Error that a stage ended with, or when a thread dies twice on the same rows */
  run(steps: Steps<{ readonly name: string }>, rows: readonly Row[], decided: unknown): Promise<BlockDone>;
  /** What the threads have counted in a stage, for its `add`. */
  tallies(stage: string): unknown[];
  close(): Promise<void>;
}

export interface ThreadOptions {
  /** The module that a thread runs; its default export is what `serveBlocks` gives. */
  readonly module: URL;
  /** What it needs to open stages, as `workerData`. */
  readonly given: unknown;
  /** ≥ 1 */
  readonly threads: number;
  readonly lent: Lent;
  /** A verifier bounds itself; this bound only meets its bugs. Seconds for one batch of judgements; 20 if absent. */
  readonly judgingLimit?: number;
}

/** More than these the main thread, which reads and writes, cannot feed. */
const mostThreads = 8;
/** Room for the lines of a batch as they go in, and behind them what they become in each of a few stages. */
const pieceBytes = 5 << 19;
/** Blocks that a thread has at once: while one waits for a sandbox or for the main thread, another computes. */
const blocksEach = 3;

export function openStageThreads({
  module,
  given,
  threads,
  lent,
  judgingLimit = 20,
}: ThreadOptions): StageThreads {
  const count = Math.min(threads, mostThreads);
  const tallies = new Tallies();
  const memories = new MemoryPool(pieceBytes);
  let pool: Promise<Piscina<Block, Done>> | undefined;

  /** @returns why the thread died, where it did */
  async function attempt(work: Omit<Block, 'port' | 'clock'>) {
    pool ??= openPool(module, given, count);
    const open = await pool;
    const { port1, port2 } = new MessageChannel();
    const clock = new SharedArrayBuffer(4);
    const ended = new AbortController();
    const failures = answering(port1, lent);
    const watch = setInterval(() => {
      if (secondsOf(clock) > judgingLimit) ended.abort();
    }, 1000);
    try {
      const block: Block = { ...work, port: port2, clock };
      const done = await open
        .run(block, { transferList: [port2, ...memoryIn(work.lines)], signal: ended.signal })
        .catch((error) => ({
          died: error as Error,
        }));
      if (!('error' in done)) return done;
      const [cause] = failures;
      if (cause !== undefined) throw cause;
      throw Object.assign(new Error(done.error), { stack: done.stack });
    } finally {
      clearInterval(watch);
      port1.close();
    }
  }

  async function run(
    { applied, shown }: Steps<{ readonly name: string }>,
    rows: readonly Row[],
    decided: unknown,
  ): Promise<BlockDone> {
    const steps = { applied: applied.map(({ name }) => name), shown: shown?.name };
    const lines = () => linesOf(rows, memories.take());
    let done = await attempt({ steps, lines: lines(), decided, guarded: false });
    if ('died' in done) done = await attempt({ steps, lines: lines(), decided, guarded: true });
    if ('died' in done)
      throw new Error(
        `a thread ended twice on the same ${counted(rows.length, 'row')} in ${namesOf(steps).join(', ')}`,
        {
          cause: done.died,
        },
      );
    tallies.note(done.lane, done.tallies);
    const passages = done.passages.map(unpacked);
    const { sketched, memory } = done;
    return { passages, ...(sketched && { sketched }), release: () => memories.giveBack(memory.buffer) };
  }

  return {
    inFlight: blocksEach * count + 1,
    run,
    tallies: (stage) => tallies.of(stage),
    close: async () => (await pool)?.destroy(),
  };
}

async function openPool(module: URL, workerData: unknown, threads: number): Promise<Piscina<Block, Done>> {
  const { Piscina } = await import('piscina');
  return new Piscina({
    filename: module.href,
    workerData,
    minThreads: 1,
    maxThreads: threads,
    concurrentTasksPerWorker: blocksEach,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
}

/** What the lanes counted in each stage, as each said last. */
class Tallies {
  /** Stage → lane → what it counted. */
  readonly #ofStages = new Map<string, Map<string, unknown>>();

  note(lane: string, tallies: Readonly<Record<string, unknown>>): void {
    for (const [stage, tally] of Object.entries(tallies)) {
      const lanes = this.#ofStages.get(stage) ?? new Map<string, unknown>();
      this.#ofStages.set(stage, lanes.set(lane, tally));
    }
  }

  of(stage: string): unknown[] {
    return [...(this.#ofStages.get(stage)?.values() ?? [])];
  }
}

function namesOf({ applied, shown }: Steps<string>): string[] {
  return shown === undefined ? [...applied] : [...applied, shown];
}

/** Answers what a block asks for, and collects the errors, which lose their class on the way. */
function answering(port: MessageChannel['port1'], lent: Lent): unknown[] {
  const failures: unknown[] = [];
  async function answer({ id, ask, given }: Question): Promise<Answer> {
    try {
      const asked = lent[ask] as (...args: readonly unknown[]) => Promise<unknown>;
      return { id, value: await asked(...given) };
    } catch (error) {
      failures.push(error);
      return { id, error: error instanceof Error ? error.message : String(error) };
    }
  }
  port.on('message', async (question: Question) => port.postMessage(await answer(question)));
  return failures;
}
