/** Exports that a thread of their own writes, seen from the main thread: rows go over as lines, a few batches at a time, in memory that comes back. */
import { Worker } from 'node:worker_threads';
import { linesOf } from '../../pipeline/threads/lines.js';
import { memoryIn } from '../../pipeline/threads/memory-in.js';
import { MemoryPool } from '../../pipeline/threads/memory-pool.js';
import { errorOf } from '../../told-error.js';
import type { ExportSettings, OpenExports, Output } from './open-writers.js';
import type { Answer, Order, ThreadValues } from './thread.js';

/** Room for the lines of a batch. */
const batchBytes = 1 << 20;
/** Batches that the thread has at once: it finds the next one there when it ends one. */
const mostUnderWay = 4;

/** @param folder the run folder */
export function exportInThread(settings: readonly ExportSettings[], folder: string): OpenExports {
  const workerData: ThreadValues = { settings, folder };
  const worker = new Worker(new URL('./thread.js', import.meta.url), { workerData });
  const pool = new MemoryPool(batchBytes);
  let underWay = 0;
  let outputs: Output[] | undefined;
  let failure: Error | undefined;
  let wake = () => {};
  worker.on('message', (answer: Answer) => {
    if ('written' in answer) {
      pool.giveBack(answer.written.buffer);
      underWay--;
    } else if ('error' in answer) failure = errorOf(answer.error);
    else outputs = answer.outputs;
    wake();
  });
  const fail = (error: Error) => {
    failure ??= error;
    wake();
  };
  const gone = new Promise<void>((resolve) => {
    worker.on('exit', resolve);
  });
  worker.on('error', fail).on('exit', () => fail(new Error('the thread that writes the exports is gone')));
  const say = (order: Order) => worker.postMessage(order, memoryIn(order));

  /** Waits for what the thread says. @throws Error that it ended with */
  async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (failure !== undefined) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  return {
    async write(rows) {
      await until(() => underWay < mostUnderWay);
      underWay++;
      say(linesOf(rows, pool.take()));
    },
    async close() {
      say('close');
      await until(() => outputs !== undefined);
      return outputs as Output[];
    },
    async release() {
      say('release');
      await gone;
    },
  };
}
