import { Piscina } from 'piscina';
import { exitCode, Failure } from '../../failure.js';
import type { EncodedTexts, TokenizerSpec } from './tokenizer-thread.js';

/** Texts that a thread takes at once: some ten milliseconds of work. */
const chunk = 64;

/** The token ids of one text, or why it has none. */
export type Tokens = Int32Array | { readonly fault: string };

/** Threads that make token ids ahead of the device, so that it need not wait for them. */
export class Tokenizers {
  /** Texts that were longer than the model takes. */
  cut = 0;
  readonly #spec: TokenizerSpec;
  readonly #pool: Piscina<readonly string[], EncodedTexts>;

  constructor(spec: TokenizerSpec, threads: number) {
    this.#spec = spec;
    this.#pool = new Piscina({
      filename: new URL('./tokenizer-thread.js', import.meta.url).href,
      minThreads: 1,
      maxThreads: threads,
      idleTimeout: 60_000,
      workerData: spec,
    });
  }

  /** @throws Failure when the tokenizer's files cannot be used. */
  async encode(texts: readonly string[]): Promise<Tokens[]> {
    const chunks: Promise<Tokens[]>[] = [];
    for (let at = 0; at < texts.length; at += chunk) chunks.push(this.#chunk(texts.slice(at, at + chunk)));
    return (await Promise.all(chunks)).flat();
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #chunk(texts: readonly string[]): Promise<Tokens[]> {
    const { ids, ends, cut, faults } = await this.#pool.run(texts).catch((cause: unknown) => {
      throw new Failure(exitCode.missing, {
        message: `the tokenizer cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`,
        remedy: 'save it again with its model: AutoTokenizer.from_pretrained(…).save_pretrained(folder)',
        place: { file: this.#spec.tokenizer },
        cause,
      });
    });
    this.cut += cut;
    const why = new Map(faults);
    return ends.map((end, at) => {
      const fault = why.get(at);
      return fault === undefined ? ids.subarray(ends[at - 1] ?? 0, end) : { fault };
    });
  }
}
