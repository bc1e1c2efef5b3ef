/** What the main thread and the threads that run stages say to each other. Everything in it is copied by structured clone, but for lines and sketches, whose memory goes over. */
import type { MessagePort } from 'node:worker_threads';
import { Row } from '../row.js';
import type { DroppedRow, Passage, Sketched, Steps } from '../run-block.js';
import type { StageContext } from '../stage.js';
import { type Lines, linesWhereTheyLie, rowsOfLines } from './lines.js';

/** What a thread borrows from the main one, which alone has a sandbox. */
export type Lent = Required<Pick<StageContext, 'judge' | 'run'>>;

/** Rows to run through neighbouring stages, which are given by their names. */
export interface Block {
  readonly steps: Steps<string>;
  /** Behind them in their memory the rows that changed are written, as long as they have room there. */
  readonly lines: Lines;
  /** What was decided of the rows: see `StageRun.decided`. */
  readonly decided: unknown;
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
      readonly passages: readonly PackedPassage[];
      /** The memory in which the lines came. */
      readonly memory: Uint8Array<ArrayBuffer>;
      readonly sketched?: Sketched | undefined;
      /** What each stage's run of the lane counted so far, by the stage's name. */
      readonly tallies: Readonly<Record<string, unknown>>;
    }
  | { readonly error: string; readonly stack: string | undefined };

/** What a stage did with the rows, for the way: of each row its fate, and the rows that changed and those that were dropped in their order. */
export interface PackedPassage extends Omit<Passage, 'outcomes'> {
  readonly fates: Uint8Array;
  readonly changed: Lines;
  readonly dropped: readonly DroppedRow[];
}

const fate = { same: 0, changed: 1, dropped: 2 } as const;

/** The rows that changed go over in the memory in which they were written. */
export function packed({ outcomes, notes, seconds }: Passage): PackedPassage {
  const fates = new Uint8Array(outcomes.length);
  const changed: Row[] = [];
  const dropped: DroppedRow[] = [];
  for (const [at, outcome] of outcomes.entries()) {
    if (outcome === null) continue;
    if (outcome instanceof Row) changed.push(outcome);
    else dropped.push(outcome);
    fates[at] = outcome instanceof Row ? fate.changed : fate.dropped;
  }
  return { fates, changed: linesWhereTheyLie(changed), dropped, notes, seconds };
}

export function unpacked({ fates, changed, dropped, notes, seconds }: PackedPassage): Passage {
  const rows = rowsOfLines(changed).values();
  const drops = dropped.values();
  const outcomes = Array.from(fates, (one): Passage['outcomes'][number] => {
    if (one === fate.same) return null;
    return (one === fate.changed ? rows : drops).next().value as Row | DroppedRow;
  });
  return { outcomes, notes, seconds };
}
