/**
 * Remembers ratings between runs, so that a run that was stopped goes on and a dataset that grew asks only for what is new. Wraps
 * any scorer. Faults are not remembered: the next run asks again. Embeddings are not kept either (a million of 384 numbers are
 * 1.5 GB), and none comes out of a cached scorer: whoever needs vectors takes the scorer itself.
 *
 * One file for each scorer and version, to which lines are only ever appended, each write beginning on a fresh line. So a process that is
 * killed leaves at worst one cut line, two that append at once do not disturb each other, and a line that is not whole is passed over.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, createReadStream, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pLimit from 'p-limit';
import type { Problem } from '#datasets/problem.js';
import { cacheFolder } from '../cache-folder.js';
import { exitCode, Failure } from '../failure.js';
import { type Key, makeRatingIndex, type Numbers, type RatingIndex } from './rating-index.js';
import { parseLine, renderLine } from './rating-line.js';
import { scoredText } from './scored-text.js';
import type { Rating, Scored, Scorer } from './scorer.js';

export interface CacheCounts {
  /** Problems whose rating came from the cache. */
  readonly hits: number;
  /** Problems that the scorer rated, or failed to. */
  readonly rated: number;
  readonly faults: number;
}

export interface CachedScorer extends Scorer {
  readonly file: string;
  counts(): CacheCounts;
}

export interface CacheOptions {
  /** Where the files are; `$XDG_CACHE_HOME/rlvr/scores` or `~/.cache/rlvr/scores` when not given. */
  readonly folder?: string;
  /** What the scorer reads of a problem, which is the key together with its version. */
  readonly reads?: (problem: Problem) => string;
  readonly told: (line: string) => void;
}

interface Asked {
  readonly problem: Problem;
  readonly key: Key;
}

/** @throws Failure when the cache's file cannot be made; `score` throws it when it can no longer be written. */
export async function withRatingCache(scorer: Scorer, options: CacheOptions): Promise<CachedScorer> {
  const { folder = cacheFolder('scores'), reads = scoredText, told } = options;
  const file = join(folder, fileName(scorer));
  const descriptor = openFile(folder, file);
  const index = await readIndex(file, told);
  const limited = pLimit(scorer.inFlight);
  const counts = { hits: 0, rated: 0, faults: 0 };

  function remember(fresh: readonly { readonly key: Key; readonly numbers: Numbers }[]): void {
    if (fresh.length === 0) return;
    for (const { key, numbers } of fresh) index.add(key, numbers);
    const lines = fresh.map(({ key, numbers }) => `${renderLine(key, numbers)}\n`);
    try {
      appendFileSync(descriptor, `\n${lines.join('')}`);
    } catch (cause) {
      throw unwritable(file, cause);
    }
  }

  /** Rates and remembers a batch of the scorer's own size, so that little is lost when a larger one breaks off. */
  async function rate(batch: readonly Asked[]): Promise<Scored[]> {
    const scored = await scorer.score(batch.map(({ problem }) => problem));
    remember(
      batch.flatMap(({ key }, at) => {
        const numbers = numbersOf(scored[at] as Scored);
        return numbers ? [{ key, numbers }] : [];
      }),
    );
    return scored;
  }

  async function rateAll(asked: readonly Asked[]): Promise<Map<string, Scored>> {
    const batches = Array.from({ length: Math.ceil(asked.length / scorer.batchSize) }, (_, at) =>
      asked.slice(at * scorer.batchSize, (at + 1) * scorer.batchSize),
    );
    // Once the scorer is down, batches that have not begun must not wait for it one after the other.
    let down: { readonly cause: unknown } | undefined;
    const rateUnlessDown = async (batch: readonly Asked[]) => {
      if (down !== undefined) throw down.cause;
      return rate(batch).catch((cause: unknown) => {
        down ??= { cause };
        throw cause;
      });
    };
    const ends = await Promise.allSettled(batches.map((batch) => limited(() => rateUnlessDown(batch))));
    const scored = ends.flatMap((end) => {
      if (end.status === 'rejected') throw end.reason;
      return end.value;
    });
    return new Map(asked.map(({ key }, at) => [String(key), scored[at] as Scored]));
  }

  async function score(problems: readonly Problem[]): Promise<Scored[]> {
    const asked = problems.map((problem): Asked => ({ problem, key: keyOf(scorer.version, reads(problem)) }));
    const known = asked.map(({ key }) => index.get(key));
    const fresh = await rateAll(firstOfEach(asked.filter((_, at) => known[at] === undefined)));
    return asked.map(({ key }, at) => {
      const numbers = known[at];
      if (numbers) counts.hits++;
      else counts.rated++;
      const result = numbers ? ratingOf(numbers) : plain(fresh.get(String(key)) as Scored);
      if ('fault' in result) counts.faults++;
      return result;
    });
  }

  return {
    name: scorer.name,
    version: scorer.version,
    device: scorer.device,
    batchSize: scorer.batchSize,
    inFlight: scorer.inFlight,
    file,
    score,
    counts: () => ({ ...counts }),
    async close() {
      closeSync(descriptor);
      await scorer.close();
    },
  };
}

function openFile(folder: string, file: string): number {
  try {
    mkdirSync(folder, { recursive: true });
    return openSync(file, 'a');
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

function unwritable(file: string, cause: unknown): Failure {
  const message = `the cache of ratings cannot be written: ${(cause as Error).message}`;
  const remedy = 'make room, or name another folder for it; what is in it already is not asked for again';
  return new Failure(exitCode.missing, { message, remedy, place: { file }, cause });
}

/** The scorer's name for a person, and a hash of its version, which may hold anything. */
function fileName({ name, version }: Scorer): string {
  const plainName = name.replace(/[^A-Za-z0-9.-]+/g, '-').slice(0, 60);
  return `${plainName}-${createHash('sha256').update(version).digest('hex').slice(0, 16)}.ratings`;
}

async function readIndex(file: string, told: (line: string) => void): Promise<RatingIndex> {
  const index = makeRatingIndex();
  let broken = 0;
  for await (const line of createInterface({ input: createReadStream(file, 'latin1') })) {
    const parsed = line === '' ? undefined : parseLine(line);
    if (parsed) index.add(parsed.key, parsed.numbers);
    else if (line !== '') broken++;
  }
  if (broken > 0) told(`lines of ${file} that are not whole and were passed over: ${broken}`);
  return index;
}

function keyOf(version: string, text: string): Key {
  const digest = createHash('sha256').update(version).update('\0').update(text).digest();
  return [digest.readUInt32BE(0), digest.readUInt32BE(4), digest.readUInt32BE(8), digest.readUInt32BE(12)];
}

/** Each key once. */
function firstOfEach(asked: readonly Asked[]): Asked[] {
  return [...new Map(asked.map((one) => [String(one.key), one])).values()];
}

function numbersOf(scored: Scored): Numbers | undefined {
  if ('fault' in scored) return undefined;
  const { quality = Number.NaN, difficulty = Number.NaN } = scored;
  return Number.isNaN(quality) && Number.isNaN(difficulty) ? undefined : { quality, difficulty };
}

function ratingOf({ quality, difficulty }: Numbers): Rating {
  return {
    ...(!Number.isNaN(quality) && { quality }),
    ...(!Number.isNaN(difficulty) && { difficulty }),
  };
}

/** The same shape whether a rating was remembered or is new. */
function plain(scored: Scored): Scored {
  const numbers = numbersOf(scored);
  return 'fault' in scored || numbers === undefined ? scored : ratingOf(numbers);
}
