/** What a worker thread runs: it reads the model once and rates batches. */
import { readFileSync } from 'node:fs';
import { workerData } from 'piscina';
import type { Rating } from '../scorer.js';
import type { Readable } from './features.js';
import { parseModel, rate } from './model.js';

const model = parseModel(readFileSync(workerData as string));

// biome-ignore lint/style/noDefaultExport: the form that the pool demands
export default function rateBatch(problems: readonly Readable[]): Rating[] {
  return problems.map((problem) => rate(model, problem));
}
