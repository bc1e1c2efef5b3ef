/** The thread an interpreter lives in: takes one order at a time, says when the program starts and how it ended. */
import { parentPort, workerData } from 'node:worker_threads';
import {
  type Assets,
  type Order,
  type Outcome,
  openInterpreter,
  type Snapshot,
  takeSnapshot,
} from './interpreter.js';

export interface WorkerData {
  readonly assets: Assets;
  /** Null for the first worker, which takes it. */
  readonly snapshot: Snapshot | null;
}

export type FromWorker =
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly type: 'ready' }
  | { readonly type: 'started' }
  | { readonly type: 'ended'; readonly outcome: Outcome };

const port = parentPort;
if (!port) throw new Error('worker.js runs as a worker thread only');
const say = (message: FromWorker): void => port.postMessage(message);

const { assets, snapshot } = workerData as WorkerData;
const taken = snapshot ?? (await takeSnapshot(assets));
if (!snapshot) say({ type: 'snapshot', snapshot: taken });

const interpreter = await openInterpreter(assets, taken);
port.on('message', (order: Order) => {
  say({ type: 'started' });
  const outcome = interpreter.run(order);
  say({ type: 'ended', outcome });
  if (outcome.spent) return;
  interpreter.restore();
  say({ type: 'ready' });
});
say({ type: 'ready' });
