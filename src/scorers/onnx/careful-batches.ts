import type { Scored } from '../scorer.js';
import { type Budget, batchesOf, type Padding, paddedLength, type Row } from './batches.js';

export interface Device {
  /** Rates a batch. @throws Error when the device fails at it. */
  compute(rows: readonly Row[]): Promise<Scored[]>;
  /** Called when a text fails alone. @throws Failure when the device fails at any text. */
  check(why: string): Promise<void>;
  readonly told: (line: string) => void;
}

/**
 * Batches of which no text takes others down: a batch that fails is tried in halves, down to the text that fails alone; that is then its
 * fault. When memory runs out, batches are half as large from there on.
 */
export class CarefulBatches {
  readonly #device: Device;
  readonly #padding: Padding;
  #budget: Budget;

  constructor(device: Device, budget: Budget, padding: Padding) {
    this.#device = device;
    this.#budget = budget;
    this.#padding = padding;
  }

  /** One entry per row, in order. @throws Failure when the device no longer computes. */
  async rate(rows: readonly Row[]): Promise<Scored[]> {
    const place = new Map(rows.map((row, k) => [row, k]));
    const scored: Scored[] = new Array(rows.length);
    const batches = batchesOf(rows, this.#budget, this.#padding).map(async (batch) => {
      const rated = await this.#batch(batch);
      for (const [k, row] of batch.entries()) scored[place.get(row) as number] = rated[k] as Scored;
    });
    const failed = (await Promise.allSettled(batches)).find((batch) => batch.status === 'rejected');
    if (failed) throw failed.reason;
    return scored;
  }

  async #batch(batch: readonly Row[]): Promise<Scored[]> {
    // The budget may have shrunk since the batch was made.
    if (batch.length > 1 && this.#size(batch) > this.#budget.tokens) return this.rate(batch);
    let scored: Scored[];
    try {
      scored = await this.#device.compute(batch);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return this.#recover(batch, why);
    }
    if (batch.length === 1) return scored;
    const again = async (row: Row) => (await this.#batch([row]))[0] as Scored;
    return Promise.all(scored.map((one, k) => ('fault' in one ? again(batch[k] as Row) : one)));
  }

  async #recover(batch: readonly Row[], why: string): Promise<Scored[]> {
    if (batch.length === 1) {
      await this.#device.check(why);
      return [{ fault: `the model fails at this text: ${why}` }];
    }
    if (isOutOfMemory(why)) {
      this.#halve(this.#size(batch));
      return this.rate(batch);
    }
    const middle = Math.ceil(batch.length / 2);
    const halves = [batch.slice(0, middle), batch.slice(middle)];
    return (await Promise.all(halves.map((half) => this.#batch(half)))).flat();
  }

  #halve(size: number): void {
    // A batch that was under way beside the one that halved it is above the budget already.
    if (size > this.#budget.tokens) return;
    const tokens = Math.floor(size / 2);
    this.#budget = { ...this.#budget, tokens };
    this.#device.told(`out of memory at a batch of ${size} tokens; at most ${tokens} from here on`);
  }

  #size(batch: readonly Row[]): number {
    return batch.length * paddedLength(batch, this.#padding);
  }
}

/** ONNX Runtime, CUDA, Dawn and the C++ library each say it in their own words. */
function isOutOfMemory(why: string): boolean {
  return /out of memory|failed to allocate|bad_?alloc|CUDA failure 2\b|allocation failed/i.test(why);
}
