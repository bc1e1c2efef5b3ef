/**
 * Remembers verdicts on programs between runs, so that a build that is run again runs no program twice. Kept is only what follows from the
 * program and its ground truth: every test that was run gave an answer, right or wrong. A fault, a limit that was met, an error of the program or
 * its compiler may come from this machine or moment: a package that is missing now may be installed by the next run.
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
  /**
   * Where the files are; `$XDG_CACHE_HOME/rlvr/verdicts` or `~/.cache/rlvr/verdicts` if absent. One that is named must be writable;
   * without the usual one, judging goes on.
   */
  readonly folder?: string;
  /** Takes the line that says that there is no cache, and why. */
  readonly told?: ((line: string) => void) | undefined;
  /** Judges everything again, and remembers it. */
  readonly fresh?: boolean;
  /** How large the newer file may be before it becomes the older one. */
  readonly maxBytes?: number;
}

/** Programs take milliseconds each: so many lie between two writes at most. */
const heldEntries = 32;
const answers: ReadonlySet<TestOutcome> = new Set(['accepted', 'wrong_answer']);

/** @throws Failure when the files of a folder that was named cannot be made or, later, written */
export function openVerdictCache(options: VerdictCacheOptions = {}): VerdictCache {
  const { folder = cacheFolder('verdicts'), fresh = false, maxBytes = 2 ** 27 } = options;
  const [newer, older] = [join(folder, 'verdicts'), join(folder, 'verdicts.older')];
  let descriptor: number | undefined;
  try {
    descriptor = openFiles(folder, newer, older, maxBytes);
  } catch (cause) {
    goWithout(cause);
  }
  const known = readCheckedLines(newer);
  const left = readCheckedLines(older);
  let held: [string, string][] = [];

  function goWithout(cause: unknown): void {
    const failure = unwritable(newer, cause);
    descriptor = undefined;
    if (options.folder !== undefined) throw failure;
    options.told?.(`${failure.message} (${newer}); programs are judged without it`);
  }
  function add(key: string, text: string): void {
    if (known.get(key) === text) return;
    known.set(key, text);
    held.push([key, text]);
    if (held.length >= heldEntries) flush();
  }
  function flush(): void {
    const entries = held;
    held = [];
    if (descriptor === undefined) return;
    try {
      appendCheckedLines(descriptor, entries);
    } catch (cause) {
      closeSync(descriptor);
      goWithout(cause);
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
      if (verdict.outcome === 'fault' || verdict.tests?.outcomes.some((one) => !answers.has(one))) return;
      add(keyOf(judgement), JSON.stringify(verdict));
    },
    close() {
      flush();
      if (descriptor !== undefined) closeSync(descriptor);
    },
  };
}

function keyOf({ completion, groundTruth, attempt = 0 }: Judgement): string {
  const { name, version } = verifierOf(groundTruth);
  const asked = JSON.stringify([name, version, attempt, groundTruth, completion]);
  return createHash('sha256').update(asked).digest('base64url').slice(0, 27);
}

function openFiles(folder: string, newer: string, older: string, maxBytes: number): number {
  mkdirSync(folder, { recursive: true });
  const size = statSync(newer, { throwIfNoEntry: false })?.size ?? 0;
  if (size > maxBytes) renameSync(newer, older);
  return openSync(newer, 'a');
}

function unwritable(file: string, cause: unknown): Failure {
  const message = `the cache of verdicts cannot be written: ${(cause as Error).message}`;
  const remedy = 'make room, name another folder with --verdict-cache, or go without: --no-verdict-cache';
  return new Failure(exitCode.missing, { message, remedy, place: { file }, cause });
}
