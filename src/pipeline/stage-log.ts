import { join } from 'node:path';
import type { Problem } from '#datasets/problem.js';
import { countDropped, emptyCounts, type StageCounts } from './counts.js';
import { JsonlWriter } from './jsonl-writer.js';
import { lineOf } from './line-of.js';
import type { Note, Reason } from './stage.js';

/**
 * The rows that a stage kept and dropped, written to its folder as they come, and their counts. Every row that enters a stage
 * passes through here once.
 */
export class StageLog {
  readonly counts: StageCounts;
  readonly folder: string;
  readonly #kept: JsonlWriter;
  readonly #dropped: JsonlWriter;
  readonly #reports = new Map<string, JsonlWriter>();
  #settled: string | undefined;

  private constructor(name: string, folder: string, kept: JsonlWriter, dropped: JsonlWriter) {
    this.counts = emptyCounts(name);
    this.folder = folder;
    this.#kept = kept;
    this.#dropped = dropped;
  }

  /** @param number the stage's place in the flow, from 1; its folder is `NN-name`. */
  static async create(stagesFolder: string, number: number, name: string): Promise<StageLog> {
    const folder = join(stagesFolder, `${String(number).padStart(2, '0')}-${name}`);
    const kept = await JsonlWriter.create(join(folder, 'kept.jsonl'));
    const dropped = await JsonlWriter.create(join(folder, 'dropped.jsonl'));
    return new StageLog(name, folder, kept, dropped);
  }

  keep(problem: Problem): void {
    this.counts.in++;
    this.counts.kept++;
    this.#kept.write(lineOf(problem));
  }

  /** @param row what was dropped: `{problem}`, or for a row that never became one its place and raw text. */
  drop(reason: Reason, row: Readonly<Record<string, unknown>>): void {
    this.counts.in++;
    countDropped(this.counts, reason.code);
    const { code, message, partner } = reason;
    this.#dropped.write(JSON.stringify({ stage: this.counts.name, code, reason: message, partner, ...row }));
  }

  /** Adds a row to a report of the stage; the file is made with its first row. */
  async note({ report, row }: Note): Promise<void> {
    const writer =
      this.#reports.get(report) ?? (await JsonlWriter.create(join(this.folder, `${report}.jsonl`)));
    this.#reports.set(report, writer);
    writer.write(JSON.stringify(row));
    const { reports = {} } = this.counts;
    this.counts.reports = { ...reports, [report]: (reports[report] ?? 0) + 1 };
  }

  async drain(): Promise<void> {
    for (const writer of [this.#kept, this.#dropped, ...this.#reports.values()]) await writer.drain();
  }

  /** Ends the writing and returns the path of the kept rows; later calls return the same. */
  async settle(): Promise<string> {
    if (this.#settled === undefined) {
      this.#settled = (await this.#kept.close()).path;
      await this.#dropped.close();
      for (const report of this.#reports.values()) await report.close();
    }
    return this.#settled;
  }

  /** Gives up; the rows so far stay under partial names. */
  async abandon(): Promise<void> {
    if (this.#settled !== undefined) return;
    await this.#kept.abandon();
    await this.#dropped.abandon();
    for (const report of this.#reports.values()) await report.abandon();
  }
}
