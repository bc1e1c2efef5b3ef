/** The thread that writes the exports: takes one order after the other, and its last word is what it wrote or why it could not. */
import { on } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { type Lines, rowsOfLines } from '../../pipeline/threads/lines.js';
import { memoryIn } from '../../pipeline/threads/memory-in.js';
import { type ToldError, told } from '../../told-error.js';
import { type ExportSettings, type Output, openWriters } from './open-writers.js';

/** What the thread is given to open the exports with. */
export interface ThreadValues {
  readonly settings: readonly ExportSettings[];
  readonly folder: string;
}

/** Rows to write, that there are no more, or that the files are given up. */
export type Order = Lines | 'close' | 'release';

/** An answer for each order, which gives back the memory that came with it. After an error there is none. */
export type Answer =
  | { readonly written: Uint8Array<ArrayBuffer> }
  | { readonly outputs: Output[] }
  | { readonly error: ToldError };

const port = parentPort as MessagePort;
const { settings, folder } = workerData as ThreadValues;
const say = (answer: Answer) => port.postMessage(answer, memoryIn(answer));

async function serve(): Promise<void> {
  const writers = openWriters(settings, folder);
  try {
    for await (const [order] of on(port, 'message') as AsyncIterable<[Order]>) {
      if (order === 'release') return;
      if (order === 'close') return say({ outputs: await writers.close() });
      await writers.write(rowsOfLines(order));
      say({ written: order.bytes });
      // Orders that wait are taken in one turn of the thread, in which no write ends: DuckDB would have nothing to read meanwhile.
      await setImmediate();
    }
  } finally {
    // A thread that ends while a file is being packed waits for the packing, which waits for rows.
    await writers.release();
  }
}

await serve().catch((error: unknown) => say({ error: told(error) }));
