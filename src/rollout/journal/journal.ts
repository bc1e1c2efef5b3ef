/**
 * The journal: every completion as soon as it is there, so that a run that is killed at any moment goes on without asking for it
 * again. Lines are only ever appended, each in one write; what a kill tore off at the end is cut away when the journal is opened.
 * Memory holds where each completion stands, not what it says.
 */
import { closeSync, fdatasyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import type { z } from 'zod';
import { exitCode, Failure } from '../../failure.js';
import { lockFile } from '../../lock.js';
import { version } from '../../version.js';
import type { Choice } from '../ask/completion-request.js';
import { choicesLine, type Header, type verdictLine } from './journal-line.js';
import { type JournalIndex, readIndex, type Span } from './read-index.js';

export type KeptVerdict = z.infer<typeof verdictLine>['verdict'];

export interface Journal {
  /** The completion with this number, if it is there. */
  choice(key: string, at: number): Choice | undefined;
  /** How many completions stand under the key, from number 0 on without a gap. */
  count(key: string): number;
  has(key: string, at: number): boolean;
  add(key: string, id: string, first: number, choices: readonly Choice[]): void;
  verdict(key: string, at: number, truth: string): KeptVerdict | undefined;
  addVerdict(key: string, at: number, truth: string, verdict: KeptVerdict): void;
  close(): void;
}

type Settings = Readonly<Record<string, unknown>>;

/** @throws Failure when it cannot be opened, is in use, or was made with other settings. */
export function openJournal(path: string, settings: Settings, told: (line: string) => void): Journal {
  const unlock = lockFile(path, { what: 'journal', flags: '--journal or --output' });
  try {
    const file = openFile(path);
    const index = readIndex(path, told);
    ftruncateSync(file, index.end);
    checkHeader(path, index.header, settings);
    const journal = makeJournal(file, path, index, unlock);
    if (index.header === undefined)
      journal.append({ rlvr_journal: 1, version, settings: plain(settings) } satisfies Header);
    return journal;
  } catch (error) {
    unlock();
    throw error;
  }
}

function makeJournal(
  file: number,
  path: string,
  index: JournalIndex,
  unlock: () => void,
): Journal & { append(row: object): Span } {
  let { end } = index;

  function append(row: object): Span {
    const bytes = Buffer.from(`${JSON.stringify(row)}\n`);
    try {
      for (let done = 0; done < bytes.length; )
        done += writeSync(file, bytes, done, bytes.length - done, end + done);
    } catch (cause) {
      throw unusable(path, 'written', cause);
    }
    const span = { offset: end, length: bytes.length };
    end += bytes.length;
    return span;
  }

  return {
    append,
    choice(key, at) {
      const entry = index.find(key, at);
      if (entry === undefined) return undefined;
      const row = choicesLine.parse(readBack(file, entry));
      return row.choices[at - row.first];
    },
    count: (key) => index.count(key),
    has: (key, at) => index.find(key, at) !== undefined,
    add(key, id, first, choices) {
      index.add(key, first, choices.length, append({ key, id, first, choices }));
    },
    verdict: (key, at, truth) => {
      const span = index.verdict(key, at, truth, version);
      return span && (readBack(file, span) as { verdict: KeptVerdict }).verdict;
    },
    addVerdict(key, at, truth, verdict) {
      index.addVerdict(key, at, truth, version, append({ key, at, truth, version, verdict }));
    },
    close() {
      fdatasyncSync(file);
      closeSync(file);
      unlock();
    },
  };
}

function readBack(file: number, { offset, length }: Span): unknown {
  const bytes = Buffer.allocUnsafe(length);
  for (let done = 0; done < length; ) {
    const read = readSync(file, bytes, done, length - done, offset + done);
    if (read === 0) throw new Error('the journal became shorter while it was in use');
    done += read;
  }
  return JSON.parse(bytes.toString('utf8'));
}

function openFile(path: string): number {
  try {
    return openSync(path, openFlags);
  } catch (cause) {
    throw unusable(path, 'opened', cause);
  }
}

/** Read and write, made when it is not there. */
const openFlags = 0o2 | 0o100;

function unusable(path: string, what: string, cause: unknown): Failure {
  return new Failure(exitCode.missing, {
    message: `the journal cannot be ${what}: ${(cause as Error).message}`,
    remedy: 'make room or mend the permissions, or name another place with --journal',
    place: { file: path },
    cause,
  });
}

function checkHeader(path: string, found: Header | undefined, settings: Settings): void {
  if (found === undefined) return;
  const wanted = plain(settings);
  const names = [...new Set([...Object.keys(found.settings), ...Object.keys(wanted)])];
  const show = (value: unknown) => (value === undefined ? 'none' : JSON.stringify(value));
  const differing = names.filter((name) => show(found.settings[name]) !== show(wanted[name]));
  if (differing.length === 0) return;
  const changes = differing.map((name) => `${name} ${show(found.settings[name])} → ${show(wanted[name])}`);
  throw new Failure(exitCode.usage, {
    message: `its completions were sampled with other settings: ${changes.join(', ')}`,
    remedy: 'give the same settings to go on with them, or name another --output or --journal to begin anew',
    place: { file: path },
  });
}

/** As it comes back from JSON. */
function plain(settings: Settings): Header['settings'] {
  return JSON.parse(JSON.stringify(settings));
}
