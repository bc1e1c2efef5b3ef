import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { exitCode, Failure } from './failure.js';

/** What a lock says of the file that it keeps. */
export interface Locked {
  /** `journal`, `state`. */
  readonly what: string;
  /** The options that name another place. */
  readonly flags: string;
}

/**
 * Keeps a second process away from a file that one process at a time may write. A lock whose process is gone, killed for one, is taken
 * over. @returns what releases it. @throws Failure while a process holds it, or when the place cannot be written to.
 */
export function lockFile(path: string, locked: Locked): () => void {
  const lock = `${path}.lock`;
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(path, locked, cause);
      const holder = holderOf(lock);
      if (holder !== undefined && isRunning(holder)) throw inUse(path, locked, holder);
      rmSync(lock, { force: true });
    }
  }
}

function holderOf(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, 'utf8')) || undefined;
  } catch {
    // Released between the two looks.
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function inUse(path: string, { what, flags }: Locked, pid: number): Failure {
  return new Failure(exitCode.usage, {
    message: `the ${what} is in use by process ${pid}`,
    remedy: `wait for it to end, or name another place with ${flags}; if that process is no rlvr, remove ${path}.lock`,
    place: { file: path },
  });
}

function unwritable(path: string, { what, flags }: Locked, cause: unknown): Failure {
  return new Failure(exitCode.missing, {
    message: `the ${what} cannot be kept here: ${(cause as Error).message}`,
    remedy: `name a place that exists and can be written to with ${flags}`,
    place: { file: path },
    cause,
  });
}
