/**
 * The embedded scorer: linear heads on hashed n-grams and signals of the text. It needs no download, no GPU and no network, and gives the
 * same numbers everywhere. It reads at most the first 3,072 and last 1,024 characters of a text, and gives no embedding.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import { exitCode, Failure } from '../../failure.js';
import type { Rating, Scorer, ScorerBackend, ScorerContext } from '../scorer.js';
import { type NgramModel, parseModel, rate } from './model.js';
import { openPool, type RatingPool, workerBatch } from './pool.js';

const settings = z.strictObject({
  model: z
    .string()
    .optional()
    .describe('a model file of `rlvr scorer train`; the one that rlvr ships if absent'),
});
type Settings = z.infer<typeof settings>;

export const ngram = {
  name: 'ngram',
  settings,
  dear: false,
  open,
} as const satisfies ScorerBackend<Settings>;

/** So many are rated on the main thread before any worker is started, which takes longer than rating them. */
const ratedHere = 4096;

const shipped = fileURLToPath(new URL('./ngram-1.bin', import.meta.url));

async function open(given: Settings, context: ScorerContext): Promise<Scorer> {
  const path = given.model === undefined ? shipped : context.resolve(given.model);
  const model = await readModel(path);
  let rated = 0;
  let pool: RatingPool | undefined;

  async function score(problems: readonly Problem[]): Promise<Rating[]> {
    rated += problems.length;
    if (rated <= ratedHere || context.jobs < 2) return problems.map((problem) => rate(model, problem));
    pool ??= openPool(path, context.jobs);
    return pool.rate(problems);
  }

  return {
    name: model.header.name,
    version: model.version,
    device: 'cpu',
    batchSize: workerBatch,
    inFlight: 2 * context.jobs,
    anyThread: true,
    score,
    close: async () => pool?.close(),
  };
}

async function readModel(path: string): Promise<NgramModel> {
  try {
    return parseModel(await readFile(path));
  } catch (cause) {
    throw new Failure(exitCode.missing, {
      message: `the n-gram model cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy:
        'train one with `rlvr scorer train labelled.jsonl --out model.bin`, or leave `model` out for the one that rlvr ships',
      place: { file: path },
      cause,
    });
  }
}
