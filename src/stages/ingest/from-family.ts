import { generateProblems } from '#datasets/generate-problems.js';
import type { Problem } from '#datasets/problem.js';
import type { RowBatch } from '../../pipeline/row-batch.js';
import { rowsOf } from '../../pipeline/row-memory.js';
import type { StageLog } from '../../pipeline/stage-log.js';
import { type IngestOptions, type Input, smallerLimit } from './input.js';
import type { UniqueId } from './unique-ids.js';

/** Problems made by a generator. */
export interface FamilySource {
  readonly family: string;
  readonly count: number;
  /** From 0 (easy) to 1 (hard), or a range to draw from. */
  readonly difficulty: number | readonly [number, number];
}

const batchSize = 256;

/** The problems of a generator, in batches; returns what went in. */
export async function* fromFamily(
  source: FamilySource,
  options: IngestOptions,
  log: StageLog,
  unique: UniqueId,
): AsyncGenerator<RowBatch, Input> {
  const { family, difficulty } = source;
  const count = smallerLimit(source.count, options.limit) ?? source.count;
  let batch: Problem[] = [];
  async function* passedOn(): AsyncGenerator<RowBatch> {
    const rows = rowsOf(batch);
    batch = [];
    await log.keep(rows);
    await log.drain();
    if (rows.length > 0) yield { rows };
  }
  for (const made of generateProblems(family, { count, seed: options.seed, difficulty })) {
    const id = unique(made.id);
    batch.push(id === made.id ? made : { ...made, id });
    if (batch.length === batchSize) yield* passedOn();
  }
  yield* passedOn();
  return { family, rows: count };
}
