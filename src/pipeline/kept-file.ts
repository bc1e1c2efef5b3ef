import { copyFile, link, rm } from 'node:fs/promises';
import { JsonlWriter, type WrittenFile } from './jsonl-writer.js';
import type { Row } from './row.js';

/** What the stage before kept, on its way to the disk or there. */
export interface KeptBefore {
  /** Where the rows that have passed that stage can be read by now, those that came later behind them. */
  written(): Promise<string>;
  /** Ends the writing and gives the path of the whole. */
  settle(): Promise<string>;
}

export interface KeptFileOptions {
  /** Absent where the rows come from elsewhere than the file of a stage, or from a part of one. */
  readonly before?: KeptBefore | undefined;
  /** Whether this run reads the rows back; false if absent. */
  readonly readSoon?: boolean;
}

/**
 * What a stage kept. As long as these are all rows that came to it, as they came, nothing is written: in the end the file is the one of the stage before under
 * a second name, and where a row was changed or dropped, the rows up to it are copied from there. Many stages find nothing to do in
 * many datasets, and to write is a good part of what a row costs.
 */
export class KeptFile {
  readonly #path: string;
  readonly #before: KeptBefore | undefined;
  readonly #readSoon: boolean;
  #writer: JsonlWriter | undefined;
  #passed = { rows: 0, bytes: 0 };

  private constructor(path: string, { before, readSoon = false }: KeptFileOptions) {
    this.#path = path;
    this.#before = before;
    this.#readSoon = readSoon;
  }

  static async create(path: string, options: KeptFileOptions): Promise<KeptFile> {
    const file = new KeptFile(path, options);
    if (options.before === undefined) file.#writer = await file.#open();
    return file;
  }

  #open(): Promise<JsonlWriter> {
    return JsonlWriter.create(this.#path, this.#readSoon);
  }

  /** @param asTheyCame whether these are all rows of a batch, none of them changed */
  async write(rows: readonly Row[], asTheyCame: boolean): Promise<void> {
    if (this.#writer === undefined && asTheyCame) {
      this.#passed.rows += rows.length;
      for (const { from, to } of rows) this.#passed.bytes += to - from;
      return;
    }
    this.#writer ??= await this.#copied(this.#before as KeptBefore);
    this.#writer.writeRows(rows);
  }

  async #copied(before: KeptBefore): Promise<JsonlWriter> {
    const writer = await this.#open();
    await writer.copyFrom(await before.written(), this.#passed);
    return writer;
  }

  async drain(): Promise<void> {
    await this.#writer?.drain();
  }

  /** Resolves when the system has taken all rows so far, and gives the path where they are by now. */
  async written(): Promise<string> {
    return this.#writer === undefined ? (this.#before as KeptBefore).written() : this.#writer.written();
  }

  async close(): Promise<WrittenFile> {
    if (this.#writer !== undefined) return this.#writer.close();
    const whole = await (this.#before as KeptBefore).settle();
    await rm(this.#path, { force: true });
    // Some file systems have no links.
    await link(whole, this.#path).catch(() => copyFile(whole, this.#path));
    return { path: this.#path, ...this.#passed };
  }

  async abandon(): Promise<void> {
    await this.#writer?.abandon();
  }
}
