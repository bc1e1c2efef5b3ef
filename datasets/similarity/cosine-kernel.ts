import { cosineOf, type SharedVectors } from './vector-table.js';
import { makeRoom, openWasm } from './wasm.js';

/** Pairs of rows, and the cosine of each. */
export interface CosinePairs {
  readonly left: number[];
  readonly right: number[];
  readonly cosine: number[];
}

/**
 * Adds the pairs of two sets of rows, of at most a tile each, that reach the threshold. The same rows twice are compared with each
 * other, each pair once, in their order.
 */
export type CompareTiles = (
  ofLeft: SharedVectors,
  lefts: Uint32Array,
  ofRight: SharedVectors,
  rights: Uint32Array,
  pairs: CosinePairs,
) => void;

interface Exports {
  tails(vectors: number, count: number, bytes: number, segment: number, tails: number): void;
  pairs(
    left: number,
    lefts: number,
    leftTails: number,
    right: number,
    rights: number,
    rightTails: number,
    bytes: number,
    segment: number,
    least: number,
    same: boolean,
    found: number,
  ): number;
}

const pageBytes = 65536;
/** Bytes of a tile: two of them, with what else is at hand, stay in a core's second cache. */
const tileBytes = 1 << 18;
/** The most rows of a tile, so that all its pairs, eight bytes each, find room. */
const tileRows = 256;

/** How many rows of this width make a tile: a multiple of four. */
export function rowsOfTile(width: number): number {
  return Math.max(4, Math.min(tileRows, Math.floor(tileBytes / (16 * width)) * 4));
}

/** A tile in the kernel's memory. */
interface Tile {
  readonly at: number;
  readonly tails: number;
  vectors?: SharedVectors;
  rows: Uint32Array;
  /** Rows with those of zeros that fill up. */
  count: number;
}

/**
 * Compares tiles of unit vectors of one width in WebAssembly with SIMD (kernel/cosine.ts). What the kernel finds in single precision is
 * looked at again in double, so that a pair counts exactly from the threshold on.
 */
export function openCosineKernel(width: number, threshold: number): CompareTiles {
  const kernel = openWasm<Exports>('cosine');
  const bytes = 4 * width;
  // An eighth of the numbers is enough to leave most pairs; below 32 the looking costs more than it saves.
  const segment = 4 * Math.max(32, Math.ceil(width / 32) * 4);
  const rows = rowsOfTile(width);
  const tailBytes = 4 * rows * Math.ceil(bytes / segment);
  const room = rows * bytes + tailBytes;
  const tileAt = (at: number): Tile => ({ at, tails: at + rows * bytes, rows: new Uint32Array(0), count: 0 });
  const [left, right] = [tileAt(pageBytes), tileAt(pageBytes + room)];
  const found = pageBytes + 2 * room;
  const memory = makeRoom(kernel.memory, found + 8 * rows * rows);
  const [floats, places] = [new Float32Array(memory), new Uint32Array(memory)];
  // A sum of products of unit vectors in single precision is off by less than this: each lane adds a quarter of the numbers.
  const least = threshold - (width / 4 + 8) * 2 ** -23;

  function load(tile: Tile, vectors: SharedVectors, wanted: Uint32Array): void {
    if (tile.rows === wanted && tile.vectors === vectors) return;
    const views = vectors.chunks.map((chunk) => new Float32Array(chunk));
    wanted.forEach((row, at) => {
      const start = (row % vectors.rowsPerChunk) * width;
      const view = views[Math.floor(row / vectors.rowsPerChunk)] as Float32Array;
      floats.set(view.subarray(start, start + width), tile.at / 4 + at * width);
    });
    tile.count = Math.ceil(wanted.length / 4) * 4;
    floats.fill(0, tile.at / 4 + wanted.length * width, tile.at / 4 + tile.count * width);
    kernel.tails(tile.at, tile.count, bytes, segment, tile.tails);
    tile.rows = wanted;
    tile.vectors = vectors;
  }

  function rowAt(tile: Tile, place: number): Float32Array {
    const start = tile.at / 4 + place * width;
    return floats.subarray(start, start + width);
  }

  return (ofLeft, lefts, ofRight, rights, pairs) => {
    const same = lefts === rights && ofLeft === ofRight;
    load(left, ofLeft, lefts);
    if (!same) load(right, ofRight, rights);
    const other = same ? left : right;
    const count = kernel.pairs(
      left.at,
      left.count,
      left.tails,
      other.at,
      other.count,
      other.tails,
      bytes,
      segment,
      least,
      same,
      found,
    );
    for (let pair = 0; pair < count; pair++) {
      const l = places[found / 4 + 2 * pair] as number;
      const r = places[found / 4 + 2 * pair + 1] as number;
      const cosine = cosineOf(rowAt(left, l), rowAt(other, r));
      if (cosine < threshold) continue;
      pairs.left.push(lefts[l] as number);
      pairs.right.push(rights[r] as number);
      pairs.cosine.push(cosine);
    }
  };
}
