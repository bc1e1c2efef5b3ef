import type { Row } from '#datasets/problem.js';
import type { SampledDataset } from './read-dataset.js';
import type { Batch } from './sampler.js';

/** What a line says of its problems: the rows whole, their ids, or their numbers, from 0 in the order of the dataset. */
export const emits = ['problems', 'ids', 'indices'] as const;
export type Emit = (typeof emits)[number];

/** One line of JSON per batch: `{"step":0,"problems":[…]}`. */
export async function batchLine(batch: Batch, emit: Emit, { ids, rows }: SampledDataset): Promise<string> {
  const { step, problems } = batch;
  if (emit === 'problems') {
    // The rows are passed on as they stand in the file; reading them into objects would only cost time.
    const texts = await Promise.all(problems.map((problem) => rows.text(problem)));
    return `{"step":${step},"problems":[${texts.join(',')}]}\n`;
  }
  const row: Row =
    emit === 'ids' ? { step, ids: problems.map((problem) => ids.id(problem)) } : { step, indices: problems };
  return `${JSON.stringify(row)}\n`;
}
