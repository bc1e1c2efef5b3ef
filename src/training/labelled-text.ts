import { z } from 'zod';
import { domain, type Problem } from '#datasets/problem.js';

/** `train` fits, `calibration` fits the calibration, `test` is held out, `held-out` is a source that training never sees. */
export const part = z.enum(['train', 'calibration', 'test', 'held-out']);
export type Part = z.infer<typeof part>;

/** One row that a scorer learns from or is measured on. */
export const labelledText = z.strictObject({
  text: z.string(),
  solution: z.string().optional(),
  domain: domain.default('math'),
  /** 1 sound, 0 not; a share where judges differed. */
  quality: z.number().min(0).max(1).optional(),
  /** The pass rate, measured or nominal for a source's level, from 0 (hardest) to 1. */
  difficulty: z.number().min(0).max(1).optional(),
  source: z.string().default('unknown'),
  /** Rows of one group are alike and stand in one part. */
  group: z.string().optional(),
  split: part.default('train'),
  /** How a sound text was corrupted, or why a real row was refused. */
  corruption: z.string().optional(),
});
export type LabelledText = z.infer<typeof labelledText>;

/** The row as a scorer sees it. */
export function problemOf(row: LabelledText, index: number): Problem {
  return {
    id: `labelled:${index}`,
    domain: row.domain,
    prompt: [{ role: 'user', content: row.text }],
    ...(row.solution === undefined ? {} : { solution: row.solution }),
    source: { dataset: row.source, row: index },
    tags: [],
    meta: {},
  };
}
