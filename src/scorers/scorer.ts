/**
 * The contract of the scoring models. A scorer rates problems: how sound each is and how hard. It never drops one; that is the
 * score stage's business. Its name and version go into the rows and into the cache, so that a rating can be traced.
 */
import type { ZodType } from 'zod';
import type { Problem } from '#datasets/problem.js';

/** What a scorer says of one problem. A scorer may give any of the three and leaves out what it does not know. */
export interface Rating {
  /** The probability, from 0 to 1, that the problem is sound: well posed, complete, self-contained, verifiable, clean text. */
  readonly quality?: number;
  /** The predicted pass rate, from 0 (hardest) to 1. */
  readonly difficulty?: number;
  /** A vector of the text, of unit length; its dimension is the same for all problems of one scorer. */
  readonly embedding?: Float32Array;
}

/** A rating, or why there is none for this problem. A fault is never a low score. */
export type Scored = Rating | { readonly fault: string };

export interface Scorer {
  /** Names the model for a person and for `quality.scorer`, with its version: `ngram-1`, `onnx:minilm@3fb2…`. */
  readonly name: string;
  /** Changes whenever the same problem could get another rating: a hash of weights and settings. The cache is keyed by it. */
  readonly version: string;
  /** What it computes on, for a person: `cpu`, `webgpu`, `cuda`, or the endpoints' addresses. */
  readonly device: string;
  /** How many problems make a good batch, and how many batches may be under way at once. */
  readonly batchSize: number;
  readonly inFlight: number;
  /** Whether threads may open the scorer, each for itself: it is small, and needs neither a device nor a server. False if absent. */
  readonly anyThread?: boolean;
  /**
   * One entry per problem, in order. @throws Failure when the scorer as a whole is missing or down; what concerns one
   * problem is a fault of that problem.
   */
  score(problems: readonly Problem[]): Promise<Scored[]>;
  close(): Promise<void>;
}

/** What is lent to a backend when it is opened. */
export interface ScorerContext {
  /** Worker threads or concurrent computations (≥ 1). */
  readonly jobs: number;
  /** Resolves a path of the settings: relative to the recipe's folder, or to the working directory. */
  resolve(path: string): string;
  /** Takes one line for the user: which device was taken, which endpoint is down. */
  readonly told: (line: string) => void;
  /** Whether ratings of dear backends are remembered between runs; `~/.cache/rlvr/scores` unless a folder is named. No embedding comes out of it. */
  readonly cache?: { readonly folder?: string } | false;
}

/** A backend, as the registry lists it. `S` is its settings, each with a default where one makes sense. */
export interface ScorerBackend<S = unknown> {
  readonly name: string;
  readonly settings: ZodType<S>;
  /** Whether a rating costs more than looking it up. */
  readonly dear: boolean;
  /** @throws Failure when a model, a package, a device or an endpoint is missing, with the command that mends it. */
  open(settings: S, context: ScorerContext): Promise<Scorer>;
}
