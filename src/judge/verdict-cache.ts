/**
 * Remembers verdicts on programs between runs, so that a build that is run again runs no program twice. Kept is only what follows from the
 * program and its ground truth: not a fault, and not a time, memory or output limit that was met, which another machine or moment may
 * not meet.
 *
 * Two files of checked lines: when the newer one has grown beyond its bound it becomes the older one, which gives way. What is still asked for
 * moves on into the newer one.
 */
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { verifierOf } from '#verifiers/registry.js';
import type { TestOutcome } from '#verifiers/verifier.js';
import { cacheFolder } from '../cache-folder.js';
import { appendCheckedLines, readCheckedLines } from '../checked-lines.js';
import { exitCode, Failure } from '../failure.js';
import type { Judgement } from '../judgement.js';
import type { TimedVerdict } from './timed-verdict.js';

export interface VerdictCache {
  get(judgement: Judgement): TimedVerdict | undefined;
  remember(judgement: Judgement, verdict: TimedVerdict): void;
  close(): void;
}

/** Remembers nothing. */
export const noVerdictCache: VerdictCache = {
  get: () => undefined,
  remember: () => undefined,
  close: () => undefined,
};

export interface VerdictCacheOptions {
  /** Where the files are; `$XDG_CACHE_HOME/rlvr/verdicts` or `~/.cache/rlvr/verdicts` if absent. */
  readonly folder?: string;
  /** Judges everything again, and remembers it. */
  readonly fresh?: boolean;
  /** How large the newer file may be before it becomes the older one. */
  readonly maxBytes?: number;
}

/** Programs take milliseconds each: so many lie between two writes at most. */
const heldEntries = 32;
const passing: ReadonlySet<TestOutcome> = new Set(['time_limit', 'memory_limit', 'output_limit']);

/** @throws Failure when the files cannot be made */
export function openVerdictCache(options: VerdictCacheOptions = {}): VerdictCache {
  const { folder = cacheFolder('verdicts'), fresh = false, maxBytes = 2 ** 27 } = options;
  const [newer, older] = [join(folder, 'verdicts'), join(folder, 'verdicts.older')];
  const descriptor = openFiles(folder, newer, older, maxBytes);
  const known = readCheckedLines(newer);
  const left = readCheckedLines(older);
  let held: [string, string][] = [];

  function add(key: string, text: string): void {
    if (known.get(key) === text) return;
    known.set(key, text);
    held.push([key, text]);
    if (held.length >= heldEntries) flush();
  }
  function flush(): void {
    const entries = held;
    held = [];
    try {
      appendCheckedLines(descriptor, entries);
    } catch (cause) {
      throw unwritable(newer, cause);
    }
  }
  return {
    get(judgement) {
      if (fresh) return undefined;
      const key = keyOf(judgement);
      const text = known.get(key) ?? left.get(key);
      if (text === undefined) return undefined;
      add(key, text);
      return JSON.parse(text);
    },
    remember(judgement, verdict) {
      if (verdict.outcome === 'fault' || verdict.tests?.outcomes.some((one) => passing.has(one))) return;
      add(keyOf(judgement), JSON.stringify(verdict));
    },
    close() {
      try {
        flush();
      } finally {
        closeSync(descriptor);
      }
    },
  };
}

function keyOf({ completion, groundTruth, attempt = 0 }: Judgement): string {
  const { name, version } = verifierOf(groundTruth);
  const asked = JSON.stringify([name, version, attempt, groundTruth, completion]);
  return createHash('sha256').update(asked).digest('base64url').slice(0, 27);
}

function openFiles(folder: string, newer: string, older: string, maxBytes: number): number {
  try {
    mkdirSync(folder, { recursive: true });
    const size = statSync(newer, { throwIfNoEntry: false })?.size ?? 0;
    if (size > maxBytes) renameSync(newer, older);
    return openSync(newer, 'a');
  } catch (cause) {
    throw unwritable(newer, cause);
  }
}

function unwritable(file: string, cause: unknown): Failure {
  const message = `the cache of verdicts cannot be written: ${(cause as Error).message}`;
  const remedy = 'make room, name another folder with --verdict-cache, or go without: --no-verdict-cache';
  return new Failure(exitCode.missing, { message, remedy, place: { file }, cause });
}
