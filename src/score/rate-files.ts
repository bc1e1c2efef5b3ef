/** Rates the problems of files by a scorer: problems in any format in, our own rows with quality and predicted pass rate out, in order. */
import { performance } from 'node:perf_hooks';
import type { Problem } from '#datasets/problem.js';
import { readFiles } from '#datasets/read-files.js';
import type { SourceFiles } from '#datasets/source-files.js';
import { orderedMap } from '../ordered-map.js';
import { renderBadRow } from '../place.js';
import { type Rated, type Refinement, rateProblems, withRating } from '../scorers/rate-problems.js';
import type { Scorer } from '../scorers/scorer.js';

export interface RateOptions {
  readonly scorer: Scorer;
  /** Asked where the first is in doubt. */
  readonly refinement?: Refinement | undefined;
  /** How the rows are read: format, dataset name, licence, limit. */
  readonly source: Omit<SourceFiles, 'files'>;
  /** Writes only id, quality and difficulty. */
  readonly only: boolean;
  /** Writes the embedding too, beside id, quality and difficulty: vectors are no part of a problem. */
  readonly embeddings: boolean;
  /** Takes the output in order; a promise it returns is awaited before more is rated. */
  readonly write: (chunk: string) => Promise<void> | undefined;
  readonly told: (file: string, format: string) => void;
  /** Takes one line per row that could not be read or rated. */
  readonly warn: (line: string) => void;
  readonly progress?: (rows: number) => void;
}

/** What `rlvr score` did, as `--json` prints it. */
export interface RateSummary {
  rows: number;
  bad_rows: number;
  faults: number;
  /** Of the rows with a quality; null when none has one. */
  mean_quality: number | null;
  readonly scorer: string;
  readonly device: string;
  seconds: number;
  rows_per_second: number;
}

/** @param files paths and globs; none, or `-`, is stdin. @throws Failure, DatasetError when a file or the scorer is missing. */
export async function rateFiles(files: readonly string[], options: RateOptions): Promise<RateSummary> {
  const started = performance.now();
  const { scorer } = options;
  const tally = { rows: 0, bad: 0, faults: 0, quality: 0, known: 0 };
  const bad = (line: string) => {
    tally.bad++;
    options.warn(line);
  };
  const batches = batched(files, options, bad);
  const rated = orderedMap(batches, scorer.inFlight, async (problems) => ({
    problems,
    ratings: await rateProblems(problems, scorer, options.refinement),
  }));
  for await (const { problems, ratings } of rated) {
    const lines = problems.map((problem, at) => {
      const rating = ratings[at] as Rated;
      tally.rows++;
      if ('fault' in rating) {
        tally.faults++;
        options.warn(`${problem.id}: not rated: ${rating.fault}`);
      } else if (rating.quality !== undefined) {
        tally.known++;
        tally.quality += rating.quality;
      }
      return `${JSON.stringify(outputRow(problem, rating, options))}\n`;
    });
    options.progress?.(tally.rows);
    await options.write(lines.join(''));
  }
  const seconds = (performance.now() - started) / 1000;
  return {
    rows: tally.rows,
    bad_rows: tally.bad,
    faults: tally.faults,
    mean_quality: tally.known === 0 ? null : Math.round((1e4 * tally.quality) / tally.known) / 1e4,
    scorer: scorer.name,
    device: scorer.device,
    seconds: Math.round(seconds * 1000) / 1000,
    rows_per_second: Math.round(tally.rows / seconds),
  };
}

function outputRow(problem: Problem, rating: Rated, { only, embeddings }: RateOptions): object {
  const rated = withRating(problem, rating);
  if (!only && !embeddings) return rated;
  if ('fault' in rating) return { id: rated.id, fault: rating.fault };
  const row = { id: rated.id, quality: rated.quality, difficulty: rated.difficulty };
  return embeddings && rating.embedding ? { ...row, embedding: [...rating.embedding] } : row;
}

/** The problems of all files in batches of the size that the scorer asks for. */
async function* batched(
  files: readonly string[],
  options: RateOptions,
  bad: (line: string) => void,
): AsyncGenerator<Problem[]> {
  let waiting: Problem[] = [];
  for await (const batch of readFiles(files, options.source, options.told)) {
    for (const read of batch) {
      if ('problem' in read) waiting.push(read.problem);
      else bad(renderBadRow(read.place, read.field, read.message));
      if (waiting.length < options.scorer.batchSize) continue;
      yield waiting;
      waiting = [];
    }
  }
  if (waiting.length > 0) yield waiting;
}
