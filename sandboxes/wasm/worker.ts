/** The thread an interpreter lives in: takes one order at a time, says when the program starts and how it ended. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Engine, Order, Outcome, WasmLanguage } from './interpreter.js';
import { ownThread, type ThreadTimes, timesOf } from './thread-clock.js';

export interface WorkerData {
  readonly language: WasmLanguage;
  readonly assets: unknown;
  /** Null for the first worker, which takes it. */
  readonly snapshot: unknown;
}

export type FromWorker =
  | { readonly type: 'snapshot'; readonly snapshot: unknown }
  | { readonly type: 'ready' }
  | { readonly type: 'started'; readonly thread: string | null; readonly before: ThreadTimes | null }
  | { readonly type: 'ended'; readonly outcome: Outcome };

const port = parentPort;
if (!port) throw new Error('worker.js runs as a worker thread only');
const say = (message: FromWorker): void => port.postMessage(message);

const { language, assets, snapshot } = workerData as WorkerData;
const engines: Readonly<Record<WasmLanguage, () => Promise<Engine>>> = {
  python: async () => (await import('./python/interpreter.js')).python,
  javascript: async () => (await import('./javascript/interpreter.js')).javascript,
};
const engine = await engines[language]();
const taken = snapshot ?? (await engine.takeSnapshot(assets));
if (!snapshot) say({ type: 'snapshot', snapshot: taken });

const interpreter = await engine.openInterpreter(assets, taken);
const thread = ownThread();
port.on('message', (order: Order) => {
  const before = timesOf(thread);
  say({ type: 'started', thread, before });
  const ran = interpreter.run(order);
  const after = timesOf(thread);
  const outcome: Outcome = {
    ...ran,
    cpuMs: before && after ? after.cpuMs - before.cpuMs : null,
    waitedMs: before && after ? after.waitedMs - before.waitedMs : 0,
  };
  say({ type: 'ended', outcome });
  if (outcome.spent) return;
  interpreter.restore();
  say({ type: 'ready' });
});
say({ type: 'ready' });
