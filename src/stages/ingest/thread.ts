/** The thread that reads a file: a few batches ahead of who takes them. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Fingerprint } from '../../fingerprint.js';
import { type Lines, linesWhereTheyLie } from '../../pipeline/threads/lines.js';
import { memoryIn } from '../../pipeline/threads/memory-in.js';
import { type ToldError, told } from '../../told-error.js';
import { type Batch, type FileListener, type FileToRead, readBatches } from './read-batches.js';

/** What the thread says: the format, then batches, and in the end the file's fingerprint or why it could not be read. */
export type Said =
  | { readonly format: string }
  | (Pick<Batch, 'ids' | 'bad'> & { readonly lines: Lines })
  | { readonly print: Fingerprint }
  | { readonly error: ToldError };

const port = parentPort as MessagePort;
const say = (said: Said, memory: ArrayBuffer[] = []) => port.postMessage(said, memory);
/** Where batches may be written: one is read for each. */
const free: ArrayBuffer[] = [];
let wake = () => {};
port.on('message', (buffer: ArrayBuffer) => {
  free.push(buffer);
  wake();
});

async function nextMemory(): Promise<ArrayBuffer> {
  while (free.length === 0)
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  return free.shift() as ArrayBuffer;
}

async function read(): Promise<void> {
  const listener: FileListener = { format: (format) => say({ format }), print: (print) => say({ print }) };
  for await (const { rows, ids, bad } of readBatches(workerData as FileToRead, listener, nextMemory)) {
    const lines = linesWhereTheyLie(rows);
    say({ lines, ids, bad }, memoryIn(lines));
  }
}

await read().catch((error: unknown) => say({ error: told(error) }));
port.close();
