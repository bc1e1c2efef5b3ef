import type { ScorerContext } from '../scorers/scorer.js';
import { vectorsFromFiles } from './from-files.js';
import { vectorsFromScorer } from './from-scorer.js';
import type { VectorCollector, VectorSource } from './vectors.js';

/** The vectors that the settings name. @throws DatasetError, Failure where a file or a scorer is missing or does not fit */
export function openVectors(given: VectorSource, context: ScorerContext): Promise<VectorCollector> {
  if (given.scorer !== undefined) return vectorsFromScorer(given.scorer, context);
  return vectorsFromFiles(given.vectors ?? [], context.resolve('.'));
}
