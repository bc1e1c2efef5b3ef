/** The thread that reads a file: a few batches ahead of who takes them. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Fingerprint } from '../../fingerprint.js';
import { type Lines, linesOf } from '../../pipeline/threads/lines.js';
import { memoryIn } from '../../pipeline/threads/memory-in.js';
import { Room } from '../../pipeline/threads/room.js';
import { type ToldError, told } from '../../told-error.js';
import { type Batch, type FileListener, type FileToRead, readBatches } from './read-batches.js';

/** What the thread says: the format, then batches, and in the end the file's fingerprint or why it could not be read. */
export type Said =
  | { readonly format: string }
  | (Pick<Batch, 'ids' | 'bad'> & { readonly lines: Lines; readonly memory: Uint8Array<ArrayBuffer> })
  | { readonly print: Fingerprint }
  | { readonly error: ToldError };

const port = parentPort as MessagePort;
const say = (said: Said, memory: ArrayBuffer[] = []) => port.postMessage(said, memory);
/** Where batches may be written: one is read for each. */
const rooms: Room[] = [];
let wake = () => {};
port.on('message', (memory: ArrayBuffer) => {
  rooms.push(new Room(memory));
  wake();
});

async function nextRoom(): Promise<Room> {
  while (rooms.length === 0)
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  return rooms.shift() as Room;
}

async function read(): Promise<void> {
  const listener: FileListener = { format: (format) => say({ format }), print: (print) => say({ print }) };
  for await (const { rows, ids, bad } of readBatches(workerData as FileToRead, listener)) {
    const room = await nextRoom();
    const lines = linesOf(rows, room);
    const memory = new Uint8Array(room.memory);
    say({ lines, memory, ids, bad }, memoryIn([lines, memory]));
  }
}

await read().catch((error: unknown) => say({ error: told(error) }));
port.close();
