/**
 * C++'s header made beforehand, kept on this machine for all judges: 120 MB that take some seconds to make. It is made beside the runs
 * once so many programs were compiled that it pays, and by whoever comes first; until it is there programs are compiled without it.
 */
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { cppFlags, headerFile, headerText, madeFile, makeHeader } from '../cpp-header.js';

export interface HeaderCache {
  /** What containers show as the folder of headers; null where there is none to be. */
  readonly folder: string | null;
  /** A program that includes it is about to be compiled. */
  compiles(): void;
  /** Ends the making, of which nothing is left. */
  close(): void;
}

/** So many programs are compiled before it is made: fewer are done sooner without it. */
const worthAfter = 8;
const none: HeaderCache = { folder: null, compiles: () => undefined, close: () => undefined };

/** Root's containers belong to another user, who cannot pass root's home. */
function cacheRoot(): string {
  if (rootRuns()) return '/var/cache/rlvr/headers';
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'rlvr', 'headers');
}

/** Names the compiler and how it is called. */
function keyOf(compiler: string): string {
  const path = realpathSync(compiler);
  const { size, mtimeMs } = statSync(path);
  return createHash('sha256')
    .update(JSON.stringify([path, size, mtimeMs, cppFlags]))
    .digest('hex')
    .slice(0, 16);
}

const rootRuns = (): boolean => process.getuid?.() === 0;

/** A folder that the user of the containers can read, whatever is masked where it is made. */
function makeFolder(path: string): void {
  const first = mkdirSync(path, { recursive: true });
  if (!rootRuns()) return;
  for (let at = path; first !== undefined && at.startsWith(first); at = dirname(at)) chmodSync(at, 0o755);
  for (let at = path; at !== dirname(at); at = dirname(at))
    if ((statSync(at).mode & 0o005) !== 0o005) throw new Error(`${at} is closed to other users`);
}

/** @param root where it is kept; a user without a home has no place for it */
export function openHeaderCache(root?: string, compiler = '/usr/bin/g++'): HeaderCache {
  try {
    const folder = join(root ?? cacheRoot(), keyOf(compiler));
    const file = join(folder, headerFile);
    makeFolder(dirname(file));
    if (!existsSync(file)) lay(file);
    return cacheIn(folder);
  } catch {
    // No compiler, or no place to keep it: programs are compiled without.
    return none;
  }
}

/** Aside first: another judge must not find half of it. */
function lay(file: string): void {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, `${headerText}\n`);
  chmodSync(aside, 0o644);
  renameSync(aside, file);
}

/**
 * Ends by itself: a judge that is killed leaves a header in its place, or nothing. One judge of the machine makes it, and what a
 * machine that went down left of an earlier one is removed.
 */
const script = `umask 022; path=$1 aside=$2; shift 2
exec 9>"$path.lock"; flock -n 9 && [ ! -e "$path" ] || exit 0
rm -f "$path".aside.*; nice "$@" && mv "$aside" "$path" || rm -f "$aside"`;

function cacheIn(folder: string): HeaderCache {
  const path = join(folder, madeFile);
  const aside = `${path}.aside.${randomUUID()}`;
  let left = worthAfter;
  let stop = (): void => undefined;

  function make(): void {
    const command = ['-c', script, 'sh', path, aside, ...makeHeader(folder, aside)];
    // A group of its own: the compiler is several processes.
    const child = spawn('sh', command, { stdio: 'ignore', detached: true });
    child.on('error', () => undefined);
    child.unref();
    child.on('exit', () => {
      stop = () => undefined;
      if (existsSync(path)) removeOthers(folder);
    });
    stop = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has just ended.
      }
      rmSync(aside, { force: true });
    };
  }
  return {
    folder,
    compiles() {
      left -= 1;
      if (left === 0 && !existsSync(path)) make();
    },
    close: () => stop(),
  };
}

/** Those of other compilers and other versions of rlvr, whose judges go on without. */
function removeOthers(folder: string): void {
  const root = dirname(folder);
  for (const name of readdirSync(root))
    if (join(root, name) !== folder) rmSync(join(root, name), { recursive: true, force: true });
}
