import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { exitCode, Failure } from '../../failure.js';

/**
 * Keeps a second process out of the journal, which would ask for everything a second time. A lock whose process is gone, killed for one, is
 * taken over. @returns what releases it. @throws Failure while another process holds it.
 */
export function lockJournal(path: string): () => void {
  const lock = `${path}.lock`;
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(path, cause);
      const holder = holderOf(lock);
      if (holder !== undefined && isRunning(holder)) throw inUse(path, holder);
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

function inUse(path: string, pid: number): Failure {
  return new Failure(exitCode.usage, {
    message: `the journal is in use by process ${pid}`,
    remedy: `wait for it to end, or name another --output; if that process is no rlvr, remove ${path}.lock`,
    place: { file: path },
  });
}

function unwritable(path: string, cause: unknown): Failure {
  return new Failure(exitCode.missing, {
    message: `the journal cannot be opened: ${(cause as Error).message}`,
    remedy: 'name a place that exists and can be written to with --journal or --output',
    place: { file: path },
    cause,
  });
}
