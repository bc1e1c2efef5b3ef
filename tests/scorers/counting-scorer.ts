import type { Scorer } from '../../src/scorers/scorer.js';

/** Rates by the length of the text; for tests of what stands around a scorer. */
export const countingScorer: Scorer = {
  name: 'length',
  version: '1',
  device: 'cpu',
  batchSize: 5,
  inFlight: 1,
  score: async (rows) => rows.map(({ id }) => ({ quality: 1 / (id.length + 1), difficulty: 0.5 })),
  close: async () => undefined,
};
