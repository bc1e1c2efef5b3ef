import { z } from 'zod';
import { tier } from '#datasets/problem.js';

const share = z.number().min(0).max(1);
const shares = z
  .record(z.string(), share)
  .refine((given) => sumOf(given) <= 1 + 1e-9, 'the shares add up to more than 1');
const mix = z
  .partialRecord(tier, share)
  .refine((given) => sumOf(given) <= 1 + 1e-9, 'the shares add up to more than 1');

function sumOf(given: Readonly<Record<string, number | undefined>>): number {
  return Object.values(given).reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

/** How problems are drawn. Every setting has a default; `docs/sampling.md` says which to take when. */
export const samplerSettings = z
  .strictObject({
    /** How often a problem is drawn, by its success rate s: alike, ∝ 1 − s (Kimi k1.5), or ∝ s(1 − s). */
    strategy: z.enum(['uniform', 'prioritized', 'learnable']).default('uniform'),
    /** The exponent of the law, as in prioritized replay (Schaul et al. 2016): 0 draws alike, above 1 the law is sharper. */
    exponent: z.number().min(0).max(16).default(1),
    /** Problems per batch. */
    batch: z.int().positive().default(64),
    seed: z.int().min(0).max(0xffffffff).default(0),
    /** Within what no problem comes twice; absent: `epoch` for uniform, else `batch`. */
    distinct: z.enum(['epoch', 'batch', 'none']).optional(),
    /** From which step on which shares of tiers are drawn; what a mix leaves over goes to the tiers that it does not name. */
    mix: z.array(z.strictObject({ step: z.int().nonnegative().default(0), shares: mix })).default([]),
    /** Whether a mix holds until the next begins, or turns into it step by step. */
    transition: z.enum(['staged', 'linear']).default('staged'),
    /** Shares of sources and domains; what they leave over goes to the others. */
    sources: shares.default({}),
    domains: shares.default({}),
    /** Opens the dataset from its easiest problems to its hardest. */
    curriculum: z
      .strictObject({
        /** The open share by step: linear, by a square root (Platanios et al. 2019), or growing while success is high. */
        pace: z.enum(['linear', 'root', 'success']).default('root'),
        /** Steps until all is open; for `success` at the fastest. */
        steps: z.int().positive().default(1000),
        /** The share that is open at first. */
        start: z.number().gt(0).max(1).default(0.1),
        /** The success rate of recent feedback from which `success` opens more. */
        target: share.default(0.6),
      })
      .optional(),
    /** Samples after which an observation weighs half. */
    half_life: z.number().positive().default(16),
    /** Samples that the expected pass rate counts for. */
    prior_weight: z.number().positive().default(2),
    /** A problem is mastered from this rate on, after so many (decayed) samples. */
    mastered: z
      .strictObject({ rate: share.default(0.95), after: z.number().positive().default(8) })
      .prefault({}),
    /** The share of draws that go to mastered problems. */
    replay: z.number().min(0).lt(1).default(0.05),
    /** A problem is parked up to this rate, after so many samples, until the ability has grown by so many logits. */
    parked: z
      .strictObject({
        rate: share.default(0.02),
        after: z.number().positive().default(16),
        growth: z.number().positive().default(0.5),
      })
      .prefault({}),
  })
  .superRefine((given, context) => {
    // An observation that fades leaves at most half-life / ln 2 samples in sight, so that a higher bound is never reached.
    const most = given.half_life / Math.LN2;
    for (const key of ['mastered', 'parked'] as const) {
      if (given[key].after <= most) continue;
      context.addIssue({
        code: 'custom',
        path: [key, 'after'],
        message: `with a half-life of ${given.half_life} samples no problem has more than ${most.toFixed(1)} samples in sight`,
      });
    }
  });
export type SamplerSettings = z.infer<typeof samplerSettings>;
/** Settings as a caller writes them: any may be left out. */
export type SamplerOptions = z.input<typeof samplerSettings>;
