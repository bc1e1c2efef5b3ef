import { type CompareTiles, type CosinePairs, openCosineKernel } from './cosine-kernel.js';
import type { SharedVectors } from './vector-table.js';

/** A stretch of an order of rows, of at most a tile. */
export type Stretch = readonly [from: number, to: number];

/** Rows of a table in the order in which they are compared. */
export interface OrderedRows {
  readonly vectors: SharedVectors;
  /** In memory that all threads see. */
  readonly rows: Uint32Array;
}

/** A piece of the work: pairs of stretches, each compared whole. */
export interface CosinePiece {
  readonly threshold: number;
  readonly left: OrderedRows;
  /** What the left rows are compared with; absent for themselves. */
  readonly right?: OrderedRows;
  readonly stretches: readonly (readonly [Stretch, Stretch])[];
}

const kernels = new Map<string, CompareTiles>();

/** The pairs of the piece that reach the threshold. The kernels stay, for the next piece. */
export function comparePiece({ threshold, left, right = left, stretches }: CosinePiece): CosinePairs {
  const { width } = left.vectors;
  const name = `${width} ${threshold}`;
  const compare = kernels.get(name) ?? openCosineKernel(width, threshold);
  kernels.set(name, compare);
  const pairs: CosinePairs = { left: [], right: [], cosine: [] };
  let at: Stretch | undefined;
  let lefts = new Uint32Array(0);
  for (const [ofLeft, ofRight] of stretches) {
    // The kernel keeps a tile that comes again.
    if (at === undefined || at[0] !== ofLeft[0] || at[1] !== ofLeft[1]) lefts = left.rows.slice(...ofLeft);
    at = ofLeft;
    const same = right === left && ofRight[0] === ofLeft[0];
    compare(left.vectors, lefts, right.vectors, same ? lefts : right.rows.slice(...ofRight), pairs);
  }
  return pairs;
}
