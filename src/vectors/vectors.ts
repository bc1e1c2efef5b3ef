/**
 * Vectors of problems, from a file or from a scorer that gives embeddings, at unit length in one table. They tell problems that say
 * the same in other words; what is done about those is the stages' business. A problem without a vector is never a problem unlike all others: a
 * file that lacks one ends the run, and a scorer's fault is counted and told.
 */
import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import type { VectorTable } from '#datasets/similarity/index.js';
import { type ScorerSettings, scorerSettings } from '../scorers/registry.js';

/** One file, glob or folder of vectors, or several. */
export const vectorFiles = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

/** The settings that name where vectors come from: one of the two. */
export const vectorSource = {
  vectors: vectorFiles
    .optional()
    .describe(
      'files of vectors, rows `{"id": …, "embedding": […]}` in JSON Lines or Parquet, with the problems’ ids',
    ),
  scorer: scorerSettings
    .optional()
    .describe('in place of files: a scorer that gives embeddings, with the settings of the stage score'),
};

export interface VectorSource {
  readonly vectors?: string | readonly string[] | undefined;
  readonly scorer?: ScorerSettings | undefined;
}

/** The cosine from which two problems are taken to say the same. */
export const cosineThreshold = z.number().min(0.1).max(1).default(0.95);

/** The vectors of all, and the rows that have none because the scorer failed on them. */
export interface FilledTable {
  readonly table: VectorTable;
  readonly without: ReadonlySet<number>;
}

/** Takes problems one after the other and ends with their vectors. */
export interface VectorCollector {
  /** Notes a problem as the next row: 0, 1, 2, … */
  add(problem: Problem): void;
  /** Resolves when there is room for more. */
  room(): Promise<void>;
  /** Call it once, after the last `add`; undefined where nothing was added. @throws for a problem without a vector, or one that is none */
  filled(): Promise<FilledTable | undefined>;
  /** What the vectors follow from: the files' content, or the scorer's version. */
  readonly identity: string;
  close(): Promise<void>;
}
