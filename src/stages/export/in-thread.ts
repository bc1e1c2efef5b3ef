/** Exports that a thread of their own writes, seen from the main thread: rows go out, a few batches at a time, and what was written comes back. */
import { Worker } from 'node:worker_threads';
import { linesOf, memoryOf } from '../../pipeline/threads/lines.js';
import type { ExportSettings, OpenExports, Output } from './open-writers.js';
import type { Answer, Order } from './thread.js';
import { errorOf } from './told-error.js';

/** Batches that the thread has at once: it finds the next one there when it ends one. */
const mostUnderWay = 4;

/** @param folder the run folder */
export function exportInThread(settings: readonly ExportSettings[], folder: string): OpenExports {
  const worker = new Worker(new URL('./thread.js', import.meta.url), { workerData: { settings, folder } });
  let underWay = 0;
  /** The thread's last word. */
  let outputs: Output[] | undefined;
  let failure: Error | undefined;
  let wake = () => {};
  const fail = (error: Error) => {
    failure ??= error;
    wake();
  };
  worker.on('error', fail).on('exit', () => fail(new Error('the thread that writes the exports is gone')));
  worker.on('message', (answer: Answer) => {
    if (answer === 'written') underWay--;
    else if ('error' in answer) failure = errorOf(answer.error);
    else outputs = answer.outputs;
    wake();
  });
  const say = (order: Order, memory: ArrayBuffer[] = []) => worker.postMessage(order, memory);

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
      const lines = linesOf(rows);
      say(lines, memoryOf(lines));
      underWay++;
    },
    async close() {
      say('close');
      await until(() => outputs !== undefined);
      return outputs as Output[];
    },
    release: async () => void (await worker.terminate()),
  };
}
