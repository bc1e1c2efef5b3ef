/**
 * The contract of the verifiers floor: judge one completion against one ground truth.
 * A verifier is total (any text gets a verdict), deterministic and versioned; it reads no files, no clock and no network.
 */

import type { ZodType } from 'zod';
import type { Language, Sandbox } from '#sandboxes/sandbox.js';

/** `no_answer`: nothing to judge was found in the completion (reward 0). `fault`: the judge failed (reward null). */
export type Outcome = 'correct' | 'incorrect' | 'no_answer' | 'fault';

/** How one test of a code ground truth went, in the words of the online judges. */
export type TestOutcome =
  | 'accepted'
  | 'wrong_answer'
  | 'runtime_error'
  | 'time_limit'
  | 'memory_limit'
  | 'output_limit'
  | 'compile_error';

/** The tests of a code ground truth: how many passed, and each one's outcome in order (absent where it was not run). */
export interface TestReport {
  readonly passed: number;
  readonly total: number;
  readonly outcomes: readonly TestOutcome[];
  /** The share of its points that each earned, from 0 to 1, where a checker program gave points. */
  readonly points?: readonly number[];
  /** Wall-clock milliseconds of each, and mebibytes at the most, where each was a run of its own. */
  readonly ms?: readonly number[];
  readonly memory_mb?: readonly number[];
}

/** A verifier's judgement of one completion. */
export interface Verdict {
  /** From 0 to 1; null exactly when the outcome is `fault`. */
  readonly reward: number | null;
  readonly outcome: Outcome;
  /** The answer that was found in the completion, as written. */
  readonly extracted?: string;
  /** The rule that found it, e.g. `boxed`. */
  readonly rule?: string;
  /** Why the outcome is what it is, in one line. */
  readonly reason: string;
  readonly tests?: TestReport;
}

/** What is lent to a verifier for one judgement. */
export interface VerifyContext {
  /** A sandbox that runs the language. Rejects with a `SandboxUnavailable` when there is none. */
  sandbox(language: Language): Promise<Sandbox>;
}

/** Why a ground truth cannot be judged against: `field` within it, and what would mend it. */
export interface Defect {
  readonly code: string;
  readonly message: string;
}

/** One way of judging. `G` is the shape of the ground truths it takes. */
export interface Verifier<G extends { readonly verifier: string } = { readonly verifier: string }> {
  readonly name: G['verifier'];
  /** Changes whenever any verdict may change; part of every cache key. */
  readonly version: string;
  /** `cpu`: judged inside a worker thread. `sandbox`: needs `context.sandbox`. */
  readonly needs: 'cpu' | 'sandbox';
  readonly schema: ZodType<G>;
  /** Whether a well-formed ground truth can be judged against at all; null when it can. */
  inspect(groundTruth: G): Defect | null;
  verify(completion: string, groundTruth: G, context: VerifyContext): Verdict | Promise<Verdict>;
}
