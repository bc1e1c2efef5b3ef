/**
 * The contract of the datasets floor: what a problem is, how a format is read into problems, and how problems
 * are written for a trainer. One JSON object per line; the record is the type.
 */

import { z } from 'zod';
import { groundTruth } from '#verifiers/ground-truth.js';

export const domain = z.enum(['math', 'code', 'choice', 'text', 'instruction', 'proof']);

/** One chat message. */
export const message = z.strictObject({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string(),
});

/** Where a problem comes from: `file` as the recipe names it, `row` counted from 0 in that file. */
export const provenance = z.strictObject({
  dataset: z.string(),
  file: z.string().optional(),
  row: z.int().nonnegative().optional(),
  split: z.string().optional(),
  license: z.string().optional(),
});

/** Completions that a row brought, and the reward of each once judged (null: the judge failed). */
export const rollout = z.strictObject({
  completions: z.array(z.string()),
  rewards: z.array(z.number().nullable()).optional(),
});

export const tier = z.enum(['solved', 'easy', 'medium', 'hard', 'unsolved']);
export type Tier = z.infer<typeof tier>;

/** How hard: `pass_rate` and `predicted` are shares of correct completions, from 0 (hardest) to 1. */
export const difficulty = z.strictObject({
  pass_rate: z.number().min(0).max(1).optional(),
  samples: z.int().positive().optional(),
  predicted: z.number().min(0).max(1).optional(),
  tier: tier.optional(),
});

/**
 * How sound a scorer finds the problem, from 0 to 1, and its name with version. `copies`: how often the problem stands in the
 * training part of an export; once if absent.
 */
export const quality = z.strictObject({
  score: z.number().min(0).max(1),
  scorer: z.string(),
  copies: z.int().min(2).optional(),
});

/** A prompt with its ground truth. `ground_truth` may be missing only before the attach stage. */
export const problem = z.strictObject({
  id: z.string().min(1),
  domain,
  prompt: z.array(message).min(1),
  ground_truth: groundTruth.optional(),
  solution: z.string().optional(),
  source: provenance,
  quality: quality.optional(),
  difficulty: difficulty.optional(),
  rollout: rollout.optional(),
  /** The part of the built dataset, set by the split stage; `source.split` is the part of the original. */
  split: z.string().optional(),
  tags: z.array(z.string()).default([]),
  meta: z.record(z.string(), z.json()).default({}),
});
export type Problem = z.infer<typeof problem>;

/** A row of a source file, before its format is known. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * What a format makes of a row; ingest adds `source`, and an `id` where the row has none of its own. A draft with a
 * `source` was a problem already: it keeps its id, its source and its meta as they are.
 */
export type Draft = Omit<Problem, 'id' | 'source' | 'tags' | 'meta'> & {
  readonly id?: string;
  readonly source?: Problem['source'];
  readonly tags?: string[];
  /** Joins what ingest keeps of the row's unused fields. */
  readonly meta?: Problem['meta'];
  readonly split?: string | undefined;
  readonly license?: string;
};

/**
 * A format that sources come in. `row` is what every row must have; a row that parses is taken to be of the format, unless
 * `recognises` asks for more: what a file's rows show before any is read may be stricter than what one bad row among
 * them must have. `read` throws `RowError` for a row that has the fields but not the sense.
 */
export interface Format<R extends Row = Row> {
  readonly name: string;
  readonly row: z.ZodType<R>;
  recognises?(row: Row): boolean;
  /** The fields of a row that `read` uses up; the rest goes to `meta`. */
  readonly uses: readonly string[];
  read(row: R): Draft;
  /** A row of this format, written for this project: documentation and test. */
  readonly sample: Row;
}

/** A row that cannot become a problem: the field at fault and what would mend it. */
export class RowError extends Error {
  readonly field: string;
  constructor(field: string, message: string) {
    super(message);
    this.name = 'RowError';
    this.field = field;
  }
}

/** A problem that can be judged, as every export needs it. */
export type Judgeable = Problem & { readonly ground_truth: NonNullable<Problem['ground_truth']> };

/** A shape that a trainer reads. `columns` are DuckDB types, given for Parquet only; JSONL needs none. */
export interface Export {
  readonly name: string;
  readonly file: 'jsonl' | 'parquet';
  readonly columns?: Readonly<Record<string, string>>;
  /** One row, with JSON values; undefined where the trainer's shape cannot carry this problem's ground truth. */
  row(problem: Judgeable, index: number): Row | undefined;
}
