/**
 * The contract of the src floor. A stage takes a stream of problems and gives for each exactly one result: kept, maybe
 * changed, or dropped with a reason. Nothing leaves the pipeline in any other way.
 */

import type { ZodType } from 'zod';
import type { Problem } from '#datasets/problem.js';
import type { Limits, Program, Run } from '#sandboxes/sandbox.js';
import type { Verdict } from '#verifiers/verifier.js';
import type { Judgement } from '../judgement.js';

/** The stages in the order of the flow; ingest comes before the first and export after the last. */
export type StageName =
  | 'normalize'
  | 'filter'
  | 'dedup'
  | 'decontaminate'
  | 'attach'
  | 'score'
  | 'label'
  | 'tier'
  | 'split';

/** Why a row was dropped. */
export interface Reason {
  /** Kebab-case, from a closed list per stage, e.g. `near-duplicate-of`. */
  readonly code: string;
  /** One line for a person. */
  readonly message: string;
  /** The id of the other problem, where the reason lies in a pair. */
  readonly partner?: string;
}

/** A row for a person to look at, in a file of its own beside what the stage kept and dropped: `<report>.jsonl`. */
export interface Note {
  /** Kebab-case; names the file. */
  readonly report: string;
  readonly row: Readonly<Record<string, unknown>>;
}

export type Result = ({ readonly kept: Problem } | { readonly dropped: Problem; readonly reason: Reason }) & {
  readonly notes?: readonly Note[];
};

/** What is lent to every stage of a run. */
export interface StageContext {
  /** The recipe's seed: a 32-bit unsigned integer. */
  readonly seed: number;
  /** Worker threads, and programs or computations that run at once (≥ 1). */
  readonly jobs: number;
  /** Where the ratings of dear scorers are remembered between runs; false rates everything again. */
  readonly cache?: false | { readonly folder?: string };
  /** Takes one line for the user, such as which device was taken. */
  readonly told: (line: string) => void;
  /** Resolves a path of the recipe, which is relative to the recipe's own folder. */
  resolve(path: string): string;
  /** The place of a dataset among the recipe's sources: 0 is the first and has priority. */
  sourceRank(dataset: string): number;
  /** Judges in the worker pool and the sandbox; one verdict per judgement, in order. Never rejects for a completion. */
  judge(judgements: readonly Judgement[]): Promise<Verdict[]>;
  /** Runs a program that nobody judges, in the judge's sandbox; absent where none is lent. @throws SandboxUnavailable */
  run?(program: Program, limits: Limits): Promise<Run>;
}

/** Figures of a stage for the manifest and the dataset card, beyond the counts that the engine keeps. */
export type Figures = Readonly<
  Record<string, string | number | readonly string[] | Readonly<Record<string, number>>>
>;

/**
 * One run of a stage. A stage that sees single rows has only `apply`. A stage that needs the whole set goes in phases: every batch is sketched, the
 * sketches are gathered in the order of the rows, `decide` is called once, and then every batch is applied with what was decided of it. What passes
 * between the phases is plain data, so that rows are sketched and applied anywhere, by runs of the stage that have seen no other rows, while one run
 * gathers and decides.
 */
export interface StageRun {
  /** What deciding needs of the rows; it follows from them and the settings alone. Typed arrays in it have memory of their own, which may be handed over. */
  sketch?(batch: readonly Problem[]): unknown;
  /** Takes the sketch of the next batch. */
  gather?(sketch: unknown): void | Promise<void>;
  decide?(): void | Promise<void>;
  /** What was decided of the rows numbered from `from` up to `to`, for `apply`. */
  decided?(from: number, to: number): unknown;
  /** One result per problem, in order; the problems passed in stay unchanged. @param decided what `decided` gave, where there is that */
  apply(batch: readonly Problem[], decided?: unknown): Result[] | Promise<Result[]>;
  /** How many batches may be in `sketch` or `apply` at once; 1 if absent. */
  readonly inFlight?: number;
  /**
   * Whether threads may open the stage with the same settings, each for itself, and share the rows: what it gives for a row follows from that
   * row and what was decided of it, opening it is cheap, and what it counts is told by `tally`. False if absent.
   */
  readonly anyThread?: boolean;
  figures?(): Figures;
  /**
   * What `figures` follows from, as JSON: what was counted of the rows so far. `add` counts what another run of the stage had counted of other rows, so
   * that shards and threads add up to the whole, in any order: sums are of whole numbers. A stage that has `figures` and can be run in either has both.
   */
  tally?(): unknown;
  add?(tally: unknown): void;
  /** What the results follow from besides the settings and the rows, such as a model's version or the files that it read. */
  readonly identity?: string;
  /** Whether something failed that may not fail again, such as a server that was down: then the output is not reused by a later run. */
  incomplete?(): boolean;
  /** Frees what the run holds; called once, after the last `apply` or a failure. */
  close?(): Promise<void>;
}

/** A stage, as the registry lists it. `S` is its settings, each with a default. */
export interface Stage<S = unknown> {
  readonly name: StageName;
  readonly settings: ZodType<S>;
  open(settings: S, context: StageContext): StageRun | Promise<StageRun>;
}

/** A stage that sees one problem at a time. */
export function eachProblem(decide: (problem: Problem) => Result): StageRun {
  return { apply: (batch) => batch.map(decide), anyThread: true };
}
