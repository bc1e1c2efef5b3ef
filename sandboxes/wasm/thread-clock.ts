/**
 * What Linux tells of one thread: its processor time, and how long it was ready and other work had the processors. Where
 * that is not told, only the wall clock is left.
 */
import { readFileSync, readlinkSync } from 'node:fs';

export interface ThreadTimes {
  readonly cpuMs: number;
  readonly waitedMs: number;
}

/** So many times its limit a run may take on a busy machine, as in the other backends. */
export const mostStretch = 4;

/** The calling thread's folder in /proc; null on systems that have none. */
export function ownThread(): string | null {
  try {
    return `/proc/${readlinkSync('/proc/thread-self')}`;
  } catch {
    return null;
  }
}

/** Null where it is not told, or the thread has ended. */
export function timesOf(thread: string | null): ThreadTimes | null {
  if (thread === null) return null;
  try {
    const [cpu = 0, waited = 0] = readFileSync(`${thread}/schedstat`, 'utf8').split(' ').map(Number);
    return { cpuMs: cpu / 1e6, waitedMs: waited / 1e6 };
  } catch {
    return null;
  }
}
