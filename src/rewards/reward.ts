/**
 * The contract of the rewards. A reward function looks at all completions of one problem and gives each a number; those that look
 * at single completions do so for each. It is pure: it reads nothing but its arguments, and it never sees a fault, whose reward
 * stays unknown whatever the functions say.
 */
import type { z } from 'zod';
import type { GroundTruth } from '#verifiers/ground-truth.js';
import type { Verdict } from '#verifiers/verifier.js';

/** One completion with its verdict. */
export interface Sample {
  readonly completion: string;
  readonly verdict: Verdict;
  /** Its length in tokens, where the trainer says it. */
  readonly tokens?: number | undefined;
}

/** The completions of one problem. */
export interface Group {
  readonly samples: readonly Sample[];
  /** What the user asks, where the row tells it. */
  readonly prompt?: string | undefined;
  readonly groundTruth: GroundTruth;
}

/** `S` is its settings, each with a default; `weight` and `name` are added to them by the composition. */
export interface RewardFunction<S = unknown> {
  readonly name: string;
  readonly settings: z.ZodObject & z.ZodType<S>;
  /** Whether a completion's value depends on the other completions of its problem. */
  readonly groupWise: boolean;
  /**
   * One number per sample, in order, within the range that the function documents.
   * @throws RowError when the row lacks what the settings ask for.
   */
  values(group: Group, settings: S): number[];
}
