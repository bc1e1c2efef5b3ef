import type { Problem } from '#datasets/problem.js';
import type { Note, Reason } from '../../pipeline/stage.js';
import type { Attached } from './settle-truth.js';

/** A problem on its way through the stage: still kept, or dropped; with what it leaves to the reports. */
export type Standing = { readonly notes: readonly Note[] } & (
  | { readonly problem: Attached }
  | { readonly dropped: Problem; readonly reason: Reason }
);
