/** Exports that a thread of their own writes, seen from the main thread: it reads the rows in memory that both share, a few batches at a time. */
import { Worker } from 'node:worker_threads';
import { piecesOf, type Row } from '../../pipeline/row.js';
import { errorOf } from '../../told-error.js';
import type { ExportSettings, OpenExports, Output } from './open-writers.js';
import type { Answer, Order, SharedRows, ThreadValues } from './thread.js';

/** Batches that the thread has at once: it finds the next one there when it ends one. */
const mostUnderWay = 4;
/** Memory for a batch as it usually comes. */
const batchBytes = 2 ** 19;

/** @param folder the run folder */
export function exportInThread(settings: readonly ExportSettings[], folder: string): OpenExports {
  const workerData: ThreadValues = { settings, folder };
  const worker = new Worker(new URL('./thread.js', import.meta.url), { workerData });
  /** Used again and again: memory that goes over and is let go would have the collector run all the time. */
  const free = Array.from({ length: mostUnderWay }, () => new SharedArrayBuffer(batchBytes));
  /** The memory of the batches that the thread has, the oldest first. */
  const underWay: SharedArrayBuffer[] = [];
  let outputs: Output[] | undefined;
  let failure: Error | undefined;
  let wake = () => {};
  worker.on('message', (answer: Answer) => {
    if (answer === 'written') free.push(underWay.shift() as SharedArrayBuffer);
    else if ('error' in answer) failure = errorOf(answer.error);
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
  const say = (order: Order) => worker.postMessage(order);

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
      await until(() => free.length > 0);
      const batch = shared(rows, free.pop() as SharedArrayBuffer);
      underWay.push(batch.memory);
      say(batch);
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

/** The rows in shared memory: in `memory` where they have room. */
function shared(rows: readonly Row[], memory: SharedArrayBuffer): SharedRows {
  const ends = new Uint32Array(rows.length);
  let bytes = 0;
  for (const [at, { from, to }] of rows.entries()) {
    bytes += to - from;
    ends[at] = bytes;
  }
  const roomy = bytes <= memory.byteLength ? memory : new SharedArrayBuffer(bytes);
  const target = new Uint8Array(roomy);
  let used = 0;
  for (const piece of piecesOf(rows)) {
    target.set(piece, used);
    used += piece.length;
  }
  return { memory: roomy, ends };
}
