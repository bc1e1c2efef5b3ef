/** Why a vector is none that can be compared. */
export interface VectorDefect {
  readonly message: string;
}

/** What a worker thread needs of a table: memory that all threads see. */
export interface SharedVectors {
  /** Numbers in a row: those of a vector, filled up with zeros to a multiple of four. */
  readonly width: number;
  readonly rowsPerChunk: number;
  readonly chunks: readonly SharedArrayBuffer[];
}

const chunkBytes = 1 << 24;

/** Vectors of one dimension at unit length, in memory that threads share: four bytes for each number. */
export class VectorTable {
  readonly dimension: number;
  readonly #width: number;
  readonly #rowsPerChunk: number;
  readonly #chunks: Float32Array<SharedArrayBuffer>[] = [];

  /** @param dimension numbers in a vector, ≥ 1 */
  constructor(dimension: number) {
    this.dimension = dimension;
    this.#width = Math.ceil(dimension / 4) * 4;
    this.#rowsPerChunk = Math.max(1, Math.floor(chunkBytes / (4 * this.#width)));
  }

  /** Writes a vector into a row, brought to unit length. Nothing is written where it has a defect. */
  set(row: number, vector: ArrayLike<number>): VectorDefect | undefined {
    const length = this.#lengthOf(vector);
    if (typeof length === 'object') return length;
    const to = this.#rowOf(row);
    for (let at = 0; at < vector.length; at++) to[at] = (vector[at] as number) / length;
    return undefined;
  }

  /** Whether the row is what `set` makes of the vector. */
  holds(row: number, vector: ArrayLike<number>): boolean {
    const length = this.#lengthOf(vector);
    if (typeof length === 'object') return false;
    const own = this.#rowOf(row).subarray(0, this.dimension);
    return own.every((value, at) => value === Math.fround((vector[at] as number) / length));
  }

  #lengthOf(vector: ArrayLike<number>): number | VectorDefect {
    if (vector.length !== this.dimension)
      return { message: `the vector is ${vector.length} wide, those before it ${this.dimension}` };
    let sum = 0;
    for (let at = 0; at < vector.length; at++) {
      const value = vector[at] as number;
      if (!Number.isFinite(value)) return { message: `number ${at + 1} of the vector is ${value}` };
      sum += value * value;
    }
    const length = Math.sqrt(sum);
    if (length === 0 || !Number.isFinite(length))
      return {
        message: `the vector has ${length === 0 ? 'no' : 'an infinite'} length, so it has no direction`,
      };
    return length;
  }

  /** The cosine of two rows, to six digits. */
  cosine(left: number, right: number): number {
    return cosineOf(this.#rowOf(left), this.#rowOf(right));
  }

  /** @param rows how many rows there are; those that were not written hold zeros, which are near nothing */
  shared(rows: number): SharedVectors {
    if (rows > 0) this.#rowOf(rows - 1);
    const chunks = this.#chunks.map((chunk) => chunk.buffer);
    return { width: this.#width, rowsPerChunk: this.#rowsPerChunk, chunks };
  }

  #rowOf(row: number): Float32Array {
    const chunk = Math.floor(row / this.#rowsPerChunk);
    while (this.#chunks.length <= chunk) {
      const bytes = 4 * this.#width * this.#rowsPerChunk;
      this.#chunks.push(new Float32Array(new SharedArrayBuffer(bytes)));
    }
    const at = (row % this.#rowsPerChunk) * this.#width;
    return (this.#chunks[chunk] as Float32Array).subarray(at, at + this.#width);
  }
}

/** The cosine of two vectors that are not all zeros, in double precision, to six digits: the seventh is that of the 32-bit numbers. */
export function cosineOf(left: Float32Array, right: Float32Array): number {
  let product = 0;
  let ofLeft = 0;
  let ofRight = 0;
  for (let at = 0; at < left.length; at++) {
    const l = left[at] as number;
    const r = right[at] as number;
    product += l * r;
    ofLeft += l * l;
    ofRight += r * r;
  }
  return Math.round((product / Math.sqrt(ofLeft * ofRight)) * 1e6) / 1e6;
}
