import { Piscina } from 'piscina';
import { type CosinePairs, rowsOfTile } from './cosine-kernel.js';
import { type CosinePiece, comparePiece, type OrderedRows, type Stretch } from './cosine-piece.js';
import type { SharedVectors } from './vector-table.js';

/** Takes a pair of rows and its cosine, from the threshold to 1, to six digits. */
export type TakePair = (left: number, right: number, cosine: number) => void;

/**
 * Finds every pair of vectors whose cosine is at least a threshold, block by block, in worker threads; with one thread, on the calling one. Nothing
 * is approximated and no index is built: the time grows with the square of what is compared. Memory: a megabyte for each thread, and the pairs of a few pieces.
 */
export interface CosineSearch {
  /** The pairs of rows within each group, the earlier row first. @param threshold from 0.1 to 1 */
  within(
    vectors: SharedVectors,
    groups: Iterable<ArrayLike<number>>,
    threshold: number,
    take: TakePair,
  ): Promise<void>;
  /** The pairs of the first rows of one table and the first rows of another. */
  between(
    left: { readonly vectors: SharedVectors; readonly count: number },
    right: { readonly vectors: SharedVectors; readonly count: number },
    threshold: number,
    take: TakePair,
  ): Promise<void>;
  close(): Promise<void>;
}

/** Right tiles of a piece: 65,536 pairs for each, so the pairs of a piece are bounded. */
const tilesOfPiece = 16;

export function openCosineSearch(threads: number): CosineSearch {
  const pool: Piscina<CosinePiece, CosinePairs> | undefined =
    threads === 1
      ? undefined
      : new Piscina({
          filename: new URL('./cosine-worker.js', import.meta.url).href,
          minThreads: 0,
          maxThreads: threads,
          idleTimeout: 10_000,
        });

  async function search(pieces: Iterable<CosinePiece>, take: TakePair): Promise<void> {
    const underWay: Promise<CosinePairs>[] = [];
    const handOver = async () => {
      const { left, right, cosine } = (await underWay.shift()) as CosinePairs;
      for (const at of left.keys()) take(left[at] as number, right[at] as number, cosine[at] as number);
    };
    for (const piece of pieces) {
      const found = pool === undefined ? Promise.resolve(comparePiece(piece)) : pool.run(piece);
      // A failure is met when its turn comes.
      found.catch(() => undefined);
      underWay.push(found);
      if (underWay.length > 2 * threads) await handOver();
    }
    while (underWay.length > 0) await handOver();
  }

  return {
    within: (vectors, groups, threshold, take) => {
      const { rows, sizes } = inOrder(groups);
      const left = { vectors, rows };
      const tile = rowsOfTile(vectors.width);
      const pieces = function* (): Generator<CosinePiece> {
        for (const stretches of piecesWithin(sizes, tile)) yield { threshold, left, stretches };
      };
      return search(pieces(), take);
    },
    between: (left, right, threshold, take) => {
      const [ofLeft, ofRight] = [left, right].map(({ vectors, count }) => ({
        vectors,
        rows: firstRows(count),
      })) as [OrderedRows, OrderedRows];
      const tile = rowsOfTile(left.vectors.width);
      const pieces = function* (): Generator<CosinePiece> {
        for (const stretch of tiles([0, left.count], tile))
          for (const stretches of stripes(stretch, tiles([0, right.count], tile)))
            yield { threshold, left: ofLeft, right: ofRight, stretches };
      };
      return search(pieces(), take);
    },
    close: async () => {
      await pool?.destroy();
    },
  };
}

type Stretches = CosinePiece['stretches'];

/** All groups one after the other. */
function inOrder(groups: Iterable<ArrayLike<number>>): { rows: Uint32Array; sizes: number[] } {
  const all = [...groups];
  const sizes = all.map(({ length }) => length);
  const rows = sharedRows(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  for (const group of all) {
    rows.set(group, at);
    at += group.length;
  }
  return { rows, sizes };
}

function firstRows(count: number): Uint32Array {
  const rows = sharedRows(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
}

function sharedRows(count: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(4 * count));
}

/** Groups of a tile and less are bundled, larger ones cut. */
function* piecesWithin(sizes: readonly number[], tile: number): Generator<Stretches> {
  let bundle: [Stretch, Stretch][] = [];
  let [bundled, at] = [0, 0];
  for (const size of sizes) {
    const group: Stretch = [at, at + size];
    at += size;
    if (size <= tile) {
      bundle.push([group, group]);
      bundled += size;
      if (bundled < tilesOfPiece * tile) continue;
      yield bundle;
      [bundle, bundled] = [[], 0];
      continue;
    }
    const all = [...tiles(group, tile)];
    for (const [first, stretch] of all.entries()) yield* stripes(stretch, all.slice(first));
  }
  if (bundle.length > 0) yield bundle;
}

/** One tile beside many, as many of them as a piece takes. */
function* stripes(stretch: Stretch, others: Iterable<Stretch>): Generator<Stretches> {
  let piece: [Stretch, Stretch][] = [];
  for (const other of others) {
    piece.push([stretch, other]);
    if (piece.length < tilesOfPiece) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

function* tiles([from, to]: Stretch, tile: number): Generator<Stretch> {
  for (let at = from; at < to; at += tile) yield [at, Math.min(at + tile, to)];
}
