import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { exitCode, Failure } from './failure.js';

/** What a lock says of the file that it keeps. */
export interface Locked {
  /** `journal`, `state`. */
  readonly what: string;
  /** The options that name another place. */
  readonly flags: string;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** How often a holder shows that it lives, and after how long without a sign a holder on another machine is taken for gone. Milliseconds. */
const signEveryMs = 10_000;
const goneAfterMs = 120_000;
/** How long a holder is given to end before it is told of: one that was just killed still stands in the list of processes. Milliseconds. */
const patienceMs = 1000;
const lookEveryMs = 50;

/**
 * Keeps a second process away from a file that one process at a time may write. A lock whose process is gone, killed for one, is taken
 * over. @returns what releases it. @throws Failure while a process holds it, or when the place cannot be written to.
 */
export function lockFile(path: string, locked: Locked): () => void {
  const lock = `${path}.lock`;
  for (;;) {
    try {
      writeFileSync(lock, `${process.pid}@${hostname()}`, { flag: 'wx' });
      return held(lock);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(path, locked, cause);
      refuseWhileHeld(path, locked);
      rmSync(lock, { force: true });
    }
  }
}

/** @throws Failure while a process holds the lock of the file, which is not taken */
export function refuseWhileHeld(path: string, locked: Locked): void {
  const lock = `${path}.lock`;
  for (let waited = 0; ; waited += lookEveryMs) {
    const holder = holderOf(lock);
    if (holder === undefined || !isRunning(holder, lock)) return;
    if (waited >= patienceMs) throw inUse(path, locked, holder);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, lookEveryMs);
  }
}

/** Shows signs of life until it is released. */
function held(lock: string): () => void {
  const signs = setInterval(() => {
    try {
      const now = new Date();
      utimesSync(lock, now, now);
    } catch {
      // Removed by a person, who was told that nobody is here: the next one to lock finds out.
    }
  }, signEveryMs);
  signs.unref();
  return () => {
    clearInterval(signs);
    rmSync(lock, { force: true });
  };
}

function holderOf(lock: string): Holder | undefined {
  try {
    const [pid, host = hostname()] = readFileSync(lock, 'utf8').split('@');
    return Number(pid) > 0 ? { pid: Number(pid), host } : undefined;
  } catch {
    // Released between the two looks.
    return undefined;
  }
}

function isRunning({ pid, host }: Holder, lock: string): boolean {
  if (host !== hostname()) {
    const seen = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return Date.now() - seen < goneAfterMs;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function inUse(path: string, { what, flags }: Locked, { pid, host }: Holder): Failure {
  const where = host === hostname() ? '' : ` on ${host}`;
  return new Failure(exitCode.usage, {
    message: `the ${what} is in use by process ${pid}${where}`,
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
