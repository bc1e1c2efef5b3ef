import type { Figures } from './stage.js';

/** What a stage did, for the funnel. `in = kept + dropped`, always. */
export interface StageCounts {
  readonly name: string;
  in: number;
  kept: number;
  dropped: number;
  /** Reason code → rows. */
  readonly reasons: Record<string, number>;
  figures: Figures;
  /** Report → rows, for a stage that wrote any. */
  reports?: Record<string, number>;
  /** Wall-clock seconds during which the stage had work under way. */
  seconds: number;
}

export function emptyCounts(name: string): StageCounts {
  return { name, in: 0, kept: 0, dropped: 0, reasons: {}, figures: {}, seconds: 0 };
}

export function countDropped(counts: StageCounts, code: string): void {
  counts.dropped++;
  counts.reasons[code] = (counts.reasons[code] ?? 0) + 1;
}
