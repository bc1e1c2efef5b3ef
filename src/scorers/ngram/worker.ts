/** What a worker thread runs: it reads the model once and rates batches. */
import { readFileSync } from 'node:fs';
import { workerData } from 'piscina';
import type { Rating } from '../scorer.js';
import { parseModel, rate } from './model.js';
import { unpack } from './packed.js';

const model = parseModel(readFileSync(workerData as string));

// biome-ignore lint/style/noDefaultExport: the form that the pool demands
export default function rateBatch(texts: readonly string[]): Rating[] {
  return unpack(texts).map((problem) => rate(model, problem));
}
