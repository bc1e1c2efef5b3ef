/** Puts one question at a time to the solver's thread, and kills the thread when it thinks for too long. */
import { Worker } from 'node:worker_threads';
import type { Reply, Request } from './request.js';

/** Milliseconds of thinking, counted from the moment the library is loaded. */
const thinkingMs = 250;
/** Milliseconds to load a library on a busy machine. */
const loadingMs = 10_000;

let worker: Worker | null = null;
let queue: Promise<unknown> = Promise.resolve();

function started(): Worker {
  if (worker === null) {
    worker = new Worker(new URL('./solver.js', import.meta.url));
    worker.unref();
  }
  return worker;
}

function discard(): void {
  void worker?.terminate();
  worker = null;
}

function put(request: Request): Promise<Reply> {
  return new Promise((resolve) => {
    const thread = started();
    const settle = (reply: Reply, kill: boolean) => {
      clearTimeout(timer);
      thread.off('message', hear).off('error', fail).off('exit', fail);
      if (kill) discard();
      resolve(reply);
    };
    const fail = () => settle(null, true);
    const hear = (message: 'working' | { readonly reply: Reply }) => {
      if (message !== 'working') return settle(message.reply, false);
      clearTimeout(timer);
      timer = setTimeout(fail, thinkingMs);
    };
    let timer = setTimeout(fail, loadingMs);
    thread.on('message', hear).on('error', fail).on('exit', fail);
    thread.postMessage(request);
  });
}

/** The solver's reply; null when it knows none, took too long, or died. Never rejects. */
export function ask(request: Request): Promise<Reply> {
  const reply = queue.then(() => put(request));
  queue = reply;
  return reply;
}
