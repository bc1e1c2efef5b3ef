import { z } from 'zod';
import { sourceFiles } from '#datasets/source-files.js';
import { benchmarks } from './benchmarks.js';

/** When a problem repeats an evaluation item. */
export const overlapSettings = z.strictObject({
  ngram: z.int().positive().default(8).describe('words per n-gram'),
  overlap: z
    .number()
    .min(0)
    .lt(1)
    .default(0.5)
    .describe(
      'an item is hit when more than this share of its words lies in shared n-grams; 8 and 0.5 are those of Tülu 3',
    ),
  run: z
    .union([z.literal(false), z.int().min(4)])
    .default(false)
    .describe('an item is hit when a run of so many words stands in both; 13 is that of GPT-3'),
  near: z
    .union([z.literal(false), z.number().gt(0).max(1)])
    .default(0.8)
    .describe('an item is hit from this Jaccard similarity of word 3-grams on'),
});
export type OverlapSettings = z.infer<typeof overlapSettings>;

export const decontaminateSettings = overlapSettings.extend({
  against: z
    .array(sourceFiles)
    .default([])
    .describe('the evaluation files, in any format that sources may have'),
  benchmarks: z
    .array(z.enum(benchmarks.map(({ name }) => name)))
    .default([])
    .describe('evaluation sets by name; their files are looked for in `benchmark_folder`'),
  benchmark_folder: z
    .string()
    .default('benchmarks')
    .describe('where each named set lies: a folder of its name, or a file of its name with any ending'),
});
export type DecontaminateSettings = z.infer<typeof decontaminateSettings>;
