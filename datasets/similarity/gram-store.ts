const chunkLength = 1 << 20;

/**
 * The n-grams of many texts in few large arrays: four bytes each, and nothing for the garbage collector to walk. A text's n-grams
 * are sorted and made distinct when they are first asked for, which most texts never are.
 */
export class GramStore {
  readonly #chunks: Uint32Array[] = [];
  #used = chunkLength;
  /** Member → the number of its chunk, its start there, and its length, negative once it is sorted. */
  #places = new Int32Array(3 * 1024);
  #size = 0;

  /** Adds a copy under the next number: 0, 1, 2, … */
  add(grams: Uint32Array): void {
    if (this.#used + grams.length > (this.#chunks.at(-1)?.length ?? 0)) {
      this.#chunks.push(new Uint32Array(Math.max(chunkLength, grams.length)));
      this.#used = 0;
    }
    (this.#chunks.at(-1) as Uint32Array).set(grams, this.#used);
    const place = 3 * this.#size++;
    if (this.#places.length < place + 3) this.#places = doubled(this.#places);
    this.#places[place] = this.#chunks.length - 1;
    this.#places[place + 1] = this.#used;
    this.#places[place + 2] = grams.length;
    this.#used += grams.length;
  }

  /** The distinct n-grams of a member in ascending order. */
  distinct(member: number): Uint32Array {
    const at = 3 * member;
    const [chunk, start, length] = this.#places.subarray(at, at + 3) as unknown as [number, number, number];
    const all = this.#chunks[chunk] as Uint32Array;
    if (length <= 0) return all.subarray(start, start - length);
    const grams = all.subarray(start, start + length).sort();
    let kept = 0;
    for (let i = 0; i < length; i++) {
      if (i === 0 || grams[i] !== grams[i - 1]) grams[kept++] = grams[i] as number;
    }
    this.#places[at + 2] = -kept;
    return grams.subarray(0, kept);
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
