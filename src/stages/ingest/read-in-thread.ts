/** A file that a thread of its own reads, seen from the main thread: rows come over as lines, in memory that goes to the thread and comes back. */
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { rowsOfLines } from '../../pipeline/threads/lines.js';
import { MemoryPool } from '../../pipeline/threads/memory-pool.js';
import { errorOf } from '../../told-error.js';
import type { Batch, FileListener, FileToRead } from './read-batches.js';
import type { Said } from './thread.js';

/** Room for the lines of a batch: a little more than it is in the file. */
const batchBytes = 1 << 20;
/** Batches that the thread may be ahead. */
const mostAhead = 4;

/** What `readBatches` gives. */
export async function* readInThread(workerData: FileToRead, listener: FileListener): AsyncGenerator<Batch> {
  const worker = new Worker(new URL('./thread.js', import.meta.url), { workerData });
  const pool = new MemoryPool(batchBytes);
  const give = () => {
    const buffer = pool.take();
    worker.postMessage(buffer, [buffer]);
  };
  for (let ahead = 0; ahead < mostAhead; ahead++) give();
  try {
    for await (const [said] of on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[Said]>) {
      if ('error' in said) throw errorOf(said.error);
      if ('print' in said) return listener.print(said.print);
      if ('format' in said) listener.format(said.format);
      else {
        const { lines, ids, bad } = said;
        yield { rows: rowsOfLines(lines), ids, bad, release: () => pool.giveBack(lines.bytes.buffer) };
        give();
      }
    }
    throw new Error(`the thread that reads ${workerData.file} is gone`);
  } finally {
    await worker.terminate();
  }
}
