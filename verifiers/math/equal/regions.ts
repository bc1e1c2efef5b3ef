/** Sets of real numbers as sorted unions of intervals, whatever notation they were written in. */
import type { Node } from '../parse/tree.js';
import type { Budget } from '../value/budget.js';
import { order } from './numbers.js';

/** One end of an interval. `at` null is infinity (of the side it stands on). */
export interface End {
  readonly at: Node | null;
  readonly closed: boolean;
}

/** An interval; a single point when both ends are equal and closed. */
export interface Piece {
  readonly low: End;
  readonly high: End;
}

export type Region = readonly Piece[];

export const everything: Region = [{ low: { at: null, closed: false }, high: { at: null, closed: false } }];

/** Thrown inside this file when two ends cannot be compared; every exported function turns it into null. */
const incomparable = Symbol('incomparable');

function compareAt(a: Node, b: Node, purse: Budget): -1 | 0 | 1 {
  const s = order(a, b, purse);
  if (s === null) throw incomparable;
  return s;
}

/** Order of two low ends: the one that begins earlier first. */
function lowOrder(a: End, b: End, purse: Budget): number {
  if (a.at === null || b.at === null) return (a.at === null ? 0 : 1) - (b.at === null ? 0 : 1);
  return compareAt(a.at, b.at, purse) || (b.closed ? 1 : 0) - (a.closed ? 1 : 0);
}

function highOrder(a: End, b: End, purse: Budget): number {
  if (a.at === null || b.at === null) return (b.at === null ? 0 : 1) - (a.at === null ? 0 : 1);
  return compareAt(a.at, b.at, purse) || (a.closed ? 1 : 0) - (b.closed ? 1 : 0);
}

function isEmpty({ low, high }: Piece, purse: Budget): boolean {
  if (low.at === null || high.at === null) return false;
  const s = compareAt(low.at, high.at, purse);
  return s > 0 || (s === 0 && !(low.closed && high.closed));
}

/** Whether the piece that ends at `high` reaches the one that begins at `low`. */
function touches(high: End, low: End, purse: Budget): boolean {
  if (high.at === null || low.at === null) return true;
  const s = compareAt(low.at, high.at, purse);
  return s < 0 || (s === 0 && (high.closed || low.closed));
}

function merged(pieces: Region, purse: Budget): Region {
  const sorted = pieces
    .filter((piece) => !isEmpty(piece, purse))
    .sort((a, b) => lowOrder(a.low, b.low, purse));
  const result: Piece[] = [];
  for (const piece of sorted) {
    const last = result.at(-1);
    if (last === undefined || !touches(last.high, piece.low, purse)) result.push(piece);
    else if (highOrder(piece.high, last.high, purse) > 0)
      result[result.length - 1] = { low: last.low, high: piece.high };
  }
  return result;
}

function guarded<T>(compute: () => T): T | null {
  try {
    return compute();
  } catch (error) {
    if (error === incomparable) return null;
    throw error;
  }
}

/** The union, merged and sorted; null when ends cannot be compared. */
export function union(pieces: Region, purse: Budget): Region | null {
  return guarded(() => merged(pieces, purse));
}

export function intersection(a: Region, b: Region, purse: Budget): Region | null {
  return guarded(() => {
    const pieces = a.flatMap((x) =>
      b.map((y) => ({
        low: lowOrder(x.low, y.low, purse) > 0 ? x.low : y.low,
        high: highOrder(x.high, y.high, purse) < 0 ? x.high : y.high,
      })),
    );
    return merged(pieces, purse);
  });
}

/** Everything outside a merged region. */
export function complement(region: Region): Region {
  const result: Piece[] = [];
  let low: End = { at: null, closed: false };
  let open = true;
  for (const piece of region) {
    if (piece.low.at !== null) result.push({ low, high: { at: piece.low.at, closed: !piece.low.closed } });
    low = { at: piece.high.at, closed: !piece.high.closed };
    open = piece.high.at !== null;
  }
  if (open) result.push({ low, high: { at: null, closed: false } });
  return result;
}

export function sameRegion(a: Region, b: Region, same: (x: Node, y: Node) => boolean): boolean {
  const sameEnd = (x: End, y: End) =>
    x.closed === y.closed && (x.at === null || y.at === null ? x.at === y.at : same(x.at, y.at));
  return (
    a.length === b.length &&
    a.every((piece, k) => sameEnd(piece.low, b[k]!.low) && sameEnd(piece.high, b[k]!.high))
  );
}
