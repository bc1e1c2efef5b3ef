import { z } from 'zod';
import type { NearDuplicateSettings } from '#datasets/similarity/index.js';

/** How near-duplicates are looked for. What is found is verified, so these settings trade comparisons against missed pairs. */
export const signatureSettings = {
  threshold: z
    .number()
    .gt(0)
    .max(1)
    .default(0.7)
    .describe('Jaccard similarity of word n-grams from which two problems are near-duplicates'),
  preset: z
    .enum(['by-threshold', 'datatrove'])
    .default('by-threshold')
    .describe(
      '`by-threshold`: word 3-grams, and of 112 MinHash values as many to a band as still find a pair at the threshold with probability 0.999 (4 at 0.7). `datatrove`: word 5-grams in 14 bands of 8, which find a pair of similarity 0.7 with probability 0.56, at a fraction of the comparisons',
    ),
  ngram: z.int().positive().optional().describe('words per n-gram, in place of the preset’s'),
  bands: z.int().positive().optional().describe('MinHash bands, in place of the preset’s'),
  rows: z.int().positive().optional().describe('MinHash values per band, in place of the preset’s'),
};

interface Given {
  readonly threshold: number;
  readonly preset: 'by-threshold' | 'datatrove';
  readonly ngram?: number | undefined;
  readonly bands?: number | undefined;
  readonly rows?: number | undefined;
}

/** MinHash values of a text, as datatrove's 14 × 8. */
const hashes = 112;
/** The probability with which a pair at the threshold must become a candidate. */
const recall = 0.999;

export function signatureOf(given: Given): NearDuplicateSettings {
  const preset =
    given.preset === 'datatrove'
      ? { ngram: 5, bands: 14, rows: 8 }
      : { ngram: 3, ...bandsFor(given.threshold) };
  return {
    threshold: given.threshold,
    ngram: given.ngram ?? preset.ngram,
    bands: given.bands ?? preset.bands,
    rows: given.rows ?? preset.rows,
  };
}

/** The most values to a band, and so the fewest false candidates, that reach the recall; one where none does. */
function bandsFor(threshold: number): { readonly bands: number; readonly rows: number } {
  let rows = 1;
  while (rows < 16 && candidateProbability(threshold, Math.floor(hashes / (rows + 1)), rows + 1) >= recall)
    rows++;
  return { bands: Math.floor(hashes / rows), rows };
}

/** The probability that two texts of a Jaccard similarity share a band: 1 − (1 − sʳ)ᵇ. */
export function candidateProbability(similarity: number, bands: number, rows: number): number {
  return 1 - (1 - similarity ** rows) ** bands;
}
