/** What a worker thread of the search by cosine runs. */
import type { CosinePairs } from './cosine-kernel.js';
import { type CosinePiece, comparePiece } from './cosine-piece.js';

// biome-ignore lint/style/noDefaultExport: the form that the pool demands
export default function compare(piece: CosinePiece): CosinePairs {
  return comparePiece(piece);
}
