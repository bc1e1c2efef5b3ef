/** Texts of like length side by side, so that little of a batch is padding, and no batch above the budget. */

export interface Row {
  /** Its place among the texts of the call. */
  readonly at: number;
  readonly ids: Int32Array;
}

/** How texts are padded: lengths are multiples of `step`, which GPUs like, but no text is longer than `most`. */
export interface Padding {
  readonly step: number;
  readonly most: number;
}

/** What a batch may hold at most: tokens with their padding, and texts. */
export interface Budget {
  readonly tokens: number;
  readonly texts: number;
}

/** Tokens of each text of a batch, padding included. */
export function paddedLength(rows: readonly Row[], { step, most }: Padding): number {
  const longest = rows.reduce((length, row) => Math.max(length, row.ids.length), 1);
  return Math.max(longest, Math.min(most, Math.ceil(longest / step) * step));
}

/**
 * Batches within the budget. The longest texts come first, so that what does not fit shows early. A text that is longer than the budget has a batch of its own. The same rows give the same batches.
 */
export function batchesOf(rows: readonly Row[], budget: Budget, padding: Padding): Row[][] {
  const sorted = rows.toSorted((a, b) => b.ids.length - a.ids.length || a.at - b.at);
  const batches: Row[][] = [];
  let batch: Row[] = [];
  let length = 0;
  for (const row of sorted) {
    const full = batch.length === budget.texts || (batch.length + 1) * length > budget.tokens;
    if (batch.length === 0 || full) {
      batch = [];
      batches.push(batch);
      length = paddedLength([row], padding);
    }
    batch.push(row);
  }
  return batches;
}
