/** What the main thread and the threads that run stages say to each other. Everything in it is copied by structured clone. */
import type { MessagePort } from 'node:worker_threads';
import { Row } from '../row.js';
import type { Passage } from '../run-block.js';
import type { StageContext } from '../stage.js';

/** What a thread borrows from the main one, which alone has a sandbox. */
export type Lent = Required<Pick<StageContext, 'judge' | 'run'>>;

/** Rows to run through neighbouring stages. */
export interface Block {
  /** The stages' names, in order. */
  readonly stages: readonly string[];
  /** The rows' lines. */
  readonly lines: readonly string[];
  /** For what the block borrows while it is run: questions go out, answers come in. */
  readonly port: MessagePort;
  /** Shared memory of 4 bytes: see clock.ts. */
  readonly clock: SharedArrayBuffer;
  /** Whether a thread died on these rows before: then nothing is judged in the thread. */
  readonly guarded: boolean;
}

export interface Question {
  readonly id: number;
  readonly ask: keyof Lent;
  readonly given: readonly unknown[];
}

export type Answer = { readonly id: number } & ({ readonly value: unknown } | { readonly error: string });

/** What became of the block, or the error that a stage ended with. */
export type Done =
  | {
      /** Names the stages' runs that took the block: what they counted holds this block and all that they took before. */
      readonly lane: string;
      readonly passages: readonly Passage<string>[];
      /** What each stage's run of the lane counted so far. */
      readonly tallies: readonly unknown[];
    }
  | { readonly error: string; readonly stack: string | undefined };

/** A passage whose rows are lines, for the way. */
export function packed({ outcomes, ...rest }: Passage): Passage<string> {
  return {
    ...rest,
    outcomes: outcomes.map((one) => (one !== null && 'kept' in one ? { kept: one.kept.line } : one)),
  };
}

export function unpacked({ outcomes, ...rest }: Passage<string>): Passage {
  return {
    ...rest,
    outcomes: outcomes.map((one) => (one !== null && 'kept' in one ? { kept: new Row(one.kept) } : one)),
  };
}
