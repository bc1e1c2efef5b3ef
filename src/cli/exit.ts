/** How the process ends: every way out of a command passes here and gets its exit code. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, CommanderError } from 'commander';
import { DatasetError } from '#datasets/dataset-error.js';
import { exitCode, Failure, renderFailure } from '../failure.js';

/** Runs the command line and sets the exit code. What a command throws is told on stderr. */
export async function runToExit(program: Command, argv: readonly string[]): Promise<void> {
  quietWhenReaderLeaves();
  process.once('SIGINT', () => process.exit(exitCode.interrupted));
  everyCommand(program, (command) => command.exitOverride());
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = codeOf(error);
  }
}

function everyCommand(command: Command, then: (command: Command) => void): void {
  then(command);
  for (const below of command.commands) everyCommand(below, then);
}

function codeOf(error: unknown): number {
  // Commander has told the user already; its help and version end with 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage;
  if (error instanceof Failure) {
    process.stderr.write(`rlvr: ${renderFailure(error)}\n`);
    return error.exitCode;
  }
  if (error instanceof DatasetError) {
    process.stderr.write(`rlvr: ${error.message}\n  → ${error.hint}\n`);
    return error.code === 'usage' ? exitCode.usage : exitCode.missing;
  }
  const machine = missingSpace(error) ?? wrongPlace(error);
  if (machine !== undefined) {
    process.stderr.write(`rlvr: ${machine.told}\n`);
    return machine.code;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`rlvr: a bug of ours; please report it with the command you ran:\n${trace}\n`);
  return exitCode.bug;
}

interface Told {
  readonly told: string;
  readonly code: number;
}

/** A disk that is full or may not be written to is the machine's state, not a bug: what was wrong, and the way out. */
function missingSpace(error: unknown): Told | undefined {
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  const what = {
    ENOSPC: 'the disk is full',
    EDQUOT: 'the quota of the disk is used up',
    EROFS: 'the disk is read-only',
  };
  if (!Object.hasOwn(what, code ?? '')) return undefined;
  const where = path === undefined ? '' : `${path}: `;
  const told = `${where}${what[code as keyof typeof what]}\n  → make room or name another place, then run the same command again`;
  return { told, code: exitCode.missing };
}

/** A path that was named and cannot be used is the caller's; one inside our own package is our bug. */
function wrongPlace(error: unknown): Told | undefined {
  const { code, path, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  const what = {
    ENOENT: 'there is no such file or folder',
    EACCES: 'this place may not be used by this account',
    EPERM: 'this place may not be used by this account',
    EEXIST: 'a file stands where a folder is needed',
    ENOTDIR: 'a file stands where a folder is needed',
    EISDIR: 'a folder stands where a file is needed',
  };
  if (path === undefined || syscall === 'spawn' || !Object.hasOwn(what, code ?? '')) return undefined;
  if (resolve(path).startsWith(fileURLToPath(new URL('../../../dist', import.meta.url)))) return undefined;
  const told = `${path}: ${what[code as keyof typeof what]}\n  → name another place, or make this one usable`;
  return { told, code: exitCode.usage };
}

/** `rlvr … | head` closes our output early: that is a wish, not a failure. */
function quietWhenReaderLeaves(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? exitCode.done : codeOf(error));
  });
}
