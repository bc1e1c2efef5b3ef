import { Numbers } from './numbers.js';

const chunkBytes = 1 << 20;
/** The most bytes that UTF-8 needs for a UTF-16 code unit. */
const unitBytes = 3;

/** Short texts in few large pieces of memory: their bytes in UTF-8 and eight more each. */
export class Texts {
  readonly #chunks: Buffer[] = [];
  #used = 0;
  /** Text → the number of its chunk; and where it ends there, the one before it being where it begins. */
  readonly #chunkOf = new Numbers(Uint32Array);
  readonly #ends = new Numbers(Uint32Array);

  get size(): number {
    return this.#ends.size;
  }

  /** Adds a text under the next number: 0, 1, 2, … */
  add(text: string): void {
    const most = text.length * unitBytes;
    const last = this.#chunks.at(-1);
    if (last === undefined || this.#used + most > last.length) {
      if (last !== undefined) this.#chunks.splice(-1, 1, last.subarray(0, this.#used));
      this.#chunks.push(Buffer.allocUnsafeSlow(Math.max(chunkBytes, most)));
      this.#used = 0;
    }
    this.#used += (this.#chunks.at(-1) as Buffer).write(text, this.#used);
    this.#chunkOf.push(this.#chunks.length - 1);
    this.#ends.push(this.#used);
  }

  /** The bytes of all texts, one behind the other. */
  *pieces(): Generator<Uint8Array> {
    for (const chunk of this.#chunks.slice(0, -1)) yield chunk;
    const last = this.#chunks.at(-1);
    if (last !== undefined) yield last.subarray(0, this.#used);
  }

  at(number: number): string {
    const chunk = this.#chunkOf.at(number);
    const follows = number > 0 && this.#chunkOf.at(number - 1) === chunk;
    const from = follows ? this.#ends.at(number - 1) : 0;
    return (this.#chunks[chunk] as Buffer).toString('utf8', from, this.#ends.at(number));
  }
}
