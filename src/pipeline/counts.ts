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
  /** Wall-clock seconds that its batches took, also where several were under way at once. */
  seconds: number;
}

export function emptyCounts(name: string): StageCounts {
  return { name, in: 0, kept: 0, dropped: 0, reasons: {}, figures: {}, seconds: 0 };
}

export function countDropped(counts: StageCounts, code: string): void {
  counts.dropped++;
  counts.reasons[code] = (counts.reasons[code] ?? 0) + 1;
}

/** Adds what a shard of the stage did; figures are the stage's own business. */
export function addCounts(counts: StageCounts, shard: StageCounts): void {
  counts.in += shard.in;
  counts.kept += shard.kept;
  counts.dropped += shard.dropped;
  addEach(counts.reasons, shard.reasons);
  if (shard.reports === undefined) return;
  counts.reports ??= {};
  addEach(counts.reports, shard.reports);
}

/** Adds each number to the one of the same name. */
export function addEach(sums: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [key, rows] of Object.entries(more)) sums[key] = (sums[key] ?? 0) + rows;
}
