/**
 * The contract of the datasets floor: what a problem is, how a format is read into problems, and how problems
 * are written for a trainer. One JSON object per line; the record is the type.
 */

import { z } from 'zod';
import { groundTruth } from '#verifiers/ground-truth.js';
import type { SelectionSettings } from './select-completions.js';

export const domain = z.enum(['math', 'code', 'choice', 'text', 'instruction', 'proof']);

/** One chat message. */
export const message = z.strictObject({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string(),
});

/** Where a problem comes from: `file` as the recipe names it, `row` counted from 0 in that file. */
export const provenance = z.strictObject({
  dataset: z.string().describe('the name that stands before the id'),
  file: z.string().optional().describe('as the recipe names it'),
  row: z.int().nonnegative().optional().describe('its row in the file, from 0'),
  split: z.string().optional().describe('the part of the original dataset'),
  license: z.string().optional().describe('an SPDX identifier'),
});

/** What was found of one completion, as `rlvr verify` writes it; the reward stands beside, in `rewards`. */
export const judgedCompletion = z.looseObject({
  outcome: z.enum(['correct', 'incorrect', 'no_answer', 'fault']),
  extracted: z.string().optional(),
  rule: z.string().optional(),
  reason: z.string().optional(),
  tests: z
    .looseObject({ passed: z.int().nonnegative(), total: z.int().positive(), outcomes: z.array(z.string()) })
    .optional(),
  components: z
    .record(z.string(), z.number())
    .optional()
    .describe('the value of each reward function, before its weight'),
});
export type JudgedCompletion = z.infer<typeof judgedCompletion>;

/** Completions that a row brought, and the reward and verdict of each once judged (null: the judge failed). */
export const rollout = z.strictObject({
  completions: z.array(z.string()).describe('what models answered'),
  model: z.string().min(1).optional().describe('who wrote them'),
  tokens: z.array(z.int().nonnegative()).optional().describe('the length of each in tokens'),
  finish: z
    .array(z.string())
    .optional()
    .describe('why each ended, as the server said it: `stop`, or `length` where it was cut'),
  missing: z
    .int()
    .positive()
    .optional()
    .describe('how many more were asked for that no server gave: they are unknown, and count for nothing'),
  rewards: z
    .array(z.number().nullable())
    .optional()
    .describe('of each completion; null where the judge failed'),
  verdicts: z.array(judgedCompletion).optional().describe('of each completion'),
});

export const tier = z.enum(['solved', 'easy', 'medium', 'hard', 'unsolved']);
export type Tier = z.infer<typeof tier>;

const rate = z.number().min(0).max(1);

/** Difficulty and discrimination by item response theory, on the scale of the models' abilities, with standard errors. */
const item = z.strictObject({
  model: z.enum(['rasch', '2pl']),
  difficulty: z.number(),
  difficulty_se: z.number().nonnegative(),
  discrimination: z.number().positive(),
  discrimination_se: z.number().nonnegative(),
});

/**
 * How sound a scorer finds the problem, from 0 to 1, and its name with version. `copies`: how often the problem stands in the
 * training part of an export; once if absent.
 */
export const quality = z.strictObject({
  score: z.number().min(0).max(1).describe('the probability that the problem is sound'),
  scorer: z.string().describe('its name with version'),
  copies: z
    .int()
    .min(2)
    .optional()
    .describe('how often it stands in the training part of an export; once if absent'),
});

/** How hard: rates are shares of correct completions, from 0 (hardest) to 1. */
export const difficulty = z.strictObject({
  pass_rate: rate.optional().describe('the share of sampled completions that are correct'),
  samples: z.int().positive().optional().describe('how many completions the pass rate rests on'),
  interval: z.tuple([rate, rate]).optional().describe('the 95 % Wilson interval of the pass rate'),
  pass_at: z
    .record(z.string().regex(/^[1-9]\d*$/), rate)
    .optional()
    .describe('k → pass@k, unbiased'),
  predicted: rate.optional().describe('what a scorer says before any completion is sampled'),
  estimate: rate.optional().describe('the prediction and the rollouts together'),
  models: z
    .record(z.string(), z.strictObject({ pass_rate: rate, samples: z.int().positive() }))
    .optional()
    .describe('several models side by side, by name'),
  item: item.optional().describe('difficulty and discrimination by item response theory'),
  guess: z
    .strictObject({ correct: z.int().nonnegative(), samples: z.int().positive() })
    .optional()
    .describe('guesses without reasoning, and how many of them were right'),
  tier: tier.optional().describe('the band of difficulty'),
  parked: z
    .literal(true)
    .optional()
    .describe('set aside until the model has grown: kept, but not for training now'),
});
export type Difficulty = z.infer<typeof difficulty>;

/** How many solutions beside the first a problem carries: the ten of Kimi k1.5 are one and nine. */
export const maxReferences = 9;

/** A prompt with its ground truth. `ground_truth` may be missing only before the attach stage. */
export const problem = z.strictObject({
  id: z
    .string()
    .min(1)
    .describe('stable: the dataset with the id of the source, else with a hash of prompt and truth'),
  domain: domain.describe('what kind of problem it is'),
  prompt: z.array(message).min(1).describe('chat messages, as a model is shown them'),
  ground_truth: groundTruth.optional(),
  solution: z.string().optional().describe('a reference solution, which must earn the reward 1'),
  references: z
    .array(z.string())
    .max(maxReferences)
    .optional()
    .describe('more reference solutions, from other hands: attach asks whether they agree with the tests'),
  source: provenance.describe('where it comes from; its licence is that of all the sources that hold it'),
  also_in: z.array(provenance).optional().describe('the other sources that hold the same problem'),
  quality: quality.optional().describe('how sound a scorer finds it'),
  difficulty: difficulty.optional().describe('how hard it is, measured and predicted'),
  rollout: rollout.optional().describe('completions that came with it or were sampled'),
  split: z
    .string()
    .optional()
    .describe(
      'the part of the built dataset, set by the split stage; `source.split` is the part of the original',
    ),
  tags: z.array(z.string()).default([]).describe('words to find it by'),
  meta: z.record(z.string(), z.json()).default({}).describe('whatever else the source had'),
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
interface Shape {
  readonly name: string;
  readonly file: 'jsonl' | 'parquet';
  readonly columns?: Readonly<Record<string, string>>;
}

/** A shape with a row for each problem. */
export interface ProblemExport extends Shape {
  /** One row, with JSON values; undefined where the trainer's shape cannot carry this problem's ground truth. */
  row(problem: Judgeable, index: number): Row | undefined;
}

/** A shape with a row for each completion, or pair of them, that is worth training on; none for a problem without. */
export interface CompletionExport extends Shape {
  rows(problem: Judgeable, selection: SelectionSettings): Row[];
}

export type Export = ProblemExport | CompletionExport;
