/**
 * Since when a thread has been judging, in memory that the main thread sees: a verifier bounds itself in steps, and a bug that makes it spin
 * is met from outside. 0 while it judges nothing.
 */
const secondsNow = () => Math.floor(Date.now() / 1000);

/** Runs `work` with the clock going. */
export async function timed<T>(clock: SharedArrayBuffer, work: () => Promise<T>): Promise<T> {
  const since = new Int32Array(clock);
  Atomics.store(since, 0, secondsNow());
  try {
    return await work();
  } finally {
    Atomics.store(since, 0, 0);
  }
}

/** For how many seconds the work has been going on; 0 where there is none. */
export function secondsOf(clock: SharedArrayBuffer): number {
  const since = Atomics.load(new Int32Array(clock), 0);
  return since === 0 ? 0 : secondsNow() - since;
}
