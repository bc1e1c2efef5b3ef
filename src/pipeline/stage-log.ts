import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Checkpoint, writeCheckpoint } from './checkpoint.js';
import { countDropped, emptyCounts, type StageCounts } from './counts.js';
import { JsonlWriter } from './jsonl-writer.js';
import { KeptFile, type KeptFileOptions } from './kept-file.js';
import type { Row } from './row.js';
import type { DroppedRow, Passage } from './run-block.js';
import type { StagePlace } from './stage-place.js';

/** The stage that a log is of: its name, and the key of its output. */
export type LoggedStage = Pick<StagePlace, 'name' | 'key'>;

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
  /** What the stage counted, for shards that are added up. */
  tally: unknown;
  readonly #key: string;
  readonly #kept: KeptFile;
  readonly #dropped: JsonlWriter;
  readonly #reports = new Map<string, JsonlWriter>();
  #settled: Promise<string> | undefined;

  private constructor(folder: string, { name, key }: LoggedStage, kept: KeptFile, dropped: JsonlWriter) {
    this.counts = emptyCounts(name);
    this.folder = folder;
    this.#key = key;
    this.#kept = kept;
    this.#dropped = dropped;
  }

  /** Empties the folder, which is the stage's own. */
  static async create(folder: string, stage: LoggedStage, options: KeptFileOptions = {}): Promise<StageLog> {
    await rm(folder, { recursive: true, force: true });
    const kept = await KeptFile.create(join(folder, 'kept.jsonl'), options);
    const dropped = await JsonlWriter.create(join(folder, 'dropped.jsonl'));
    return new StageLog(folder, stage, kept, dropped);
  }

  /** @param asTheyCame whether these are all rows of a batch, none of them changed; false if absent */
  async keep(rows: readonly Row[], asTheyCame = false): Promise<void> {
    this.counts.in += rows.length;
    this.counts.kept += rows.length;
    await this.#kept.write(rows, asTheyCame);
  }

  drop({ code, line }: DroppedRow): void {
    this.counts.in++;
    countDropped(this.counts, code);
    this.#dropped.write(line);
  }

  /** Adds a line to a report of the stage; the file is made with its first line. */
  async note({ report, line }: Passage['notes'][number]): Promise<void> {
    const writer =
      this.#reports.get(report) ?? (await JsonlWriter.create(join(this.folder, `${report}.jsonl`)));
    this.#reports.set(report, writer);
    writer.write(line);
    const { reports = {} } = this.counts;
    this.counts.reports = { ...reports, [report]: (reports[report] ?? 0) + 1 };
  }

  async drain(): Promise<void> {
    for (const writer of this.#writers()) await writer.drain();
  }

  /** Resolves when the system has taken all rows so far, which the disk need not have yet, and gives the path where those that were kept are by now. */
  async written(): Promise<string> {
    for (const writer of this.#others()) await writer.written();
    return this.#kept.written();
  }

  /** Ends the writing and returns the path of the kept rows; later calls return the same. */
  settle(): Promise<string> {
    this.#settled ??= this.#end();
    return this.#settled;
  }

  async #end(): Promise<string> {
    const files: Record<string, number> = {};
    for (const writer of this.#writers()) {
      const { path, bytes } = await writer.close();
      files[basename(path)] = bytes;
    }
    // A run that takes this output over spends no time on it.
    const counts = { ...this.counts, seconds: 0 };
    const { memo, tally } = this;
    const checkpoint: Checkpoint = { key: this.#key, counts, files, memo, tally };
    if (!this.incomplete) await writeCheckpoint(this.folder, checkpoint);
    return join(this.folder, 'kept.jsonl');
  }

  /** Gives up; the rows so far stay under partial names. */
  async abandon(): Promise<void> {
    if (this.#settled !== undefined) return;
    for (const writer of this.#writers()) await writer.abandon();
  }

  #writers(): (JsonlWriter | KeptFile)[] {
    return [this.#kept, ...this.#others()];
  }

  #others(): JsonlWriter[] {
    return [this.#dropped, ...this.#reports.values()];
  }
}
