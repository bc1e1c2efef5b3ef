/**
 * Puts one question at a time to the solver's thread. The solver counts its steps and gives up by itself, so that what it
 * knows does not depend on the machine; the clocks here only meet a thread that loops or cannot load, which is a failure of the
 * judge and says nothing about the answer.
 */
import { Worker } from 'node:worker_threads';
import type { Reply, Request } from './request.js';

/** Milliseconds of thinking: some twenty times what the solver's steps take on an idle core. */
const thinkingMs = 5_000;
/** Milliseconds to load a library on a busy machine. */
const loadingMs = 20_000;
const memoryMb = 256;

let worker: Worker | null = null;
let queue: Promise<unknown> = Promise.resolve();

function started(): Worker {
  if (worker === null) {
    // What the libraries print is not ours to show.
    worker = new Worker(new URL('./solver.js', import.meta.url), {
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    worker.unref();
  }
  return worker;
}

function discard(): void {
  void worker?.terminate();
  worker = null;
}

function put(request: Request): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const thread = started();
    const settle = (end: () => void) => {
      clearTimeout(timer);
      thread.off('message', hear).off('error', fail).off('exit', fail);
      end();
    };
    const fail = (cause?: unknown) =>
      settle(() => {
        discard();
        const why = cause instanceof Error ? cause.message : 'it was stopped';
        reject(new Error(`the solver of the last resort failed: ${why}`));
      });
    const overrun = (ms: number) => setTimeout(fail, ms, new Error(`no reply within ${ms} ms`));
    const hear = (message: 'working' | { readonly reply: Reply }) => {
      if (message !== 'working') return settle(() => resolve(message.reply));
      clearTimeout(timer);
      timer = overrun(thinkingMs);
    };
    let timer = overrun(loadingMs);
    thread.on('message', hear).on('error', fail).on('exit', fail);
    thread.postMessage(request);
  });
}

/**
 * The solver's reply; null when it knows none within its steps.
 * @throws Error when the thread died or did not reply in time: that is a fault, never a wrong answer.
 */
export function ask(request: Request): Promise<Reply> {
  const reply = queue.then(() => put(request));
  queue = reply.catch(() => undefined);
  return reply;
}
