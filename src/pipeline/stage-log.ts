import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Problem } from '#datasets/problem.js';
import { type Checkpoint, writeCheckpoint } from './checkpoint.js';
import { countDropped, emptyCounts, type StageCounts } from './counts.js';
import { JsonlWriter } from './jsonl-writer.js';
import { lineOf } from './line-of.js';
import type { Note, Reason } from './stage.js';

/** A stage's name, its place in the flow from 1, and the key of its output. */
export interface StagePlace {
  readonly name: string;
  readonly number: number;
  readonly key: string;
}

/** The folder of a stage: `NN-name`. */
export function stageFolder(stagesFolder: string, { name, number }: StagePlace): string {
  return join(stagesFolder, `${String(number).padStart(2, '0')}-${name}`);
}

/**
 * The rows that a stage kept and dropped, written to its folder as they come, and their counts. Every row that enters a stage
 * passes through here once.
 */
export class StageLog {
  readonly counts: StageCounts;
  readonly folder: string;
  /** What the stage wants back when its output is taken from an earlier run; kept as JSON. */
  memo: unknown = null;
  /** Set when something failed that may not fail again: the output is written, and never reused. */
  incomplete = false;
  readonly #key: string;
  readonly #kept: JsonlWriter;
  readonly #dropped: JsonlWriter;
  readonly #reports = new Map<string, JsonlWriter>();
  #settled: string | undefined;

  private constructor(place: StagePlace, folder: string, kept: JsonlWriter, dropped: JsonlWriter) {
    this.counts = emptyCounts(place.name);
    this.folder = folder;
    this.#key = place.key;
    this.#kept = kept;
    this.#dropped = dropped;
  }

  static async create(stagesFolder: string, place: StagePlace): Promise<StageLog> {
    const folder = stageFolder(stagesFolder, place);
    await rm(folder, { recursive: true, force: true });
    const kept = await JsonlWriter.create(join(folder, 'kept.jsonl'));
    const dropped = await JsonlWriter.create(join(folder, 'dropped.jsonl'));
    return new StageLog(place, folder, kept, dropped);
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
    for (const writer of this.#writers()) await writer.drain();
  }

  /** Ends the writing and returns the path of the kept rows; later calls return the same. */
  async settle(): Promise<string> {
    if (this.#settled === undefined) {
      this.#settled = join(this.folder, 'kept.jsonl');
      const files: Record<string, number> = {};
      for (const writer of this.#writers()) {
        const { path, bytes } = await writer.close();
        files[basename(path)] = bytes;
      }
      // A run that takes this output over spends no time on it.
      const counts = { ...this.counts, seconds: 0 };
      const checkpoint: Checkpoint = { key: this.#key, counts, files, memo: this.memo };
      if (!this.incomplete) await writeCheckpoint(this.folder, checkpoint);
    }
    return this.#settled;
  }

  /** Gives up; the rows so far stay under partial names. */
  async abandon(): Promise<void> {
    if (this.#settled !== undefined) return;
    for (const writer of this.#writers()) await writer.abandon();
  }

  #writers(): JsonlWriter[] {
    return [this.#kept, this.#dropped, ...this.#reports.values()];
  }
}
