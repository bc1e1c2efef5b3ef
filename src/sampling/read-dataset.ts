/** The problems of a dataset as columns, their ids, and where each row lies, so that rows are read again when they are drawn. */
import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { expandFiles, kindOfName, type RawRow, readRows } from '#datasets/files/index.js';
import type { Row } from '#datasets/problem.js';
import { exitCode, Failure } from '../failure.js';
import { IdTable } from '../id-table.js';
import { renderPlace } from '../place.js';
import { ItemColumns, type SampledProblem } from './columns.js';
import type { SampleItems } from './items.js';
import { RowPlaces } from './row-places.js';

export interface SampledDataset {
  /** Where it was read from. */
  readonly files: readonly string[];
  readonly items: SampleItems;
  readonly ids: IdTable;
  /** A hash of the ids in order. */
  readonly sha256: string;
  readonly rows: RowPlaces;
  readonly badRows: number;
}

export interface ReadDatasetOptions {
  /** Whose pass rate is the trained model's, where several models stand side by side. */
  readonly model?: string | undefined;
  /** Whether rows will be asked for again; only their ids else. */
  readonly keepRows: boolean;
  readonly badRow: (line: string) => void;
  readonly progress?: (rows: number) => void;
}

/**
 * Reads a run folder (its `train.jsonl` and, if there, `parked.jsonl`) or files of problems. A row that is no problem, or whose id has
 * come before, is told and left out. @throws Failure when nothing is left
 */
export async function readDataset(
  paths: readonly string[],
  options: ReadDatasetOptions,
): Promise<SampledDataset> {
  const files = (await Promise.all(paths.map(filesOf))).flat();
  const reading = new Reading(options);
  for (const file of files) await reading.read(file);
  const { ids, rows, badRows, columns } = reading;
  if (ids.count === 0) throw nothing(files);
  const hash = createHash('sha256');
  for (const block of ids.bytes()) hash.update(block);
  return { files, items: columns.items(), ids, sha256: hash.digest('hex'), rows, badRows };
}

/** A dataset while its files are read. */
class Reading {
  readonly columns: ItemColumns;
  readonly ids = new IdTable();
  readonly rows = new RowPlaces();
  badRows = 0;
  readonly #options: ReadDatasetOptions;

  constructor(options: ReadDatasetOptions) {
    this.#options = options;
    this.columns = new ItemColumns(options.model);
  }

  async read(file: string): Promise<void> {
    const named = kindOfName(file);
    const plain = named?.kind === 'jsonl' && named.packing === null;
    const lines = this.#options.keepRows && plain ? await this.rows.openFile(file) : undefined;
    for await (const batch of readRows(file)) {
      for (const raw of batch) {
        const row = this.#take(raw);
        if (row === undefined || !this.#options.keepRows) continue;
        if (lines !== undefined) lines.keep(raw.place.line as number);
        else this.rows.keepRow(row);
      }
      this.#options.progress?.(this.ids.count);
    }
    await lines?.close();
  }

  /** The row when it is a problem of the dataset now; undefined when it was told as bad. */
  #take(raw: RawRow): Row | undefined {
    const mistake = 'defect' in raw ? `${raw.defect.message}; ${raw.defect.hint}` : this.#mistakeOf(raw.row);
    if (mistake === undefined && 'row' in raw) {
      this.columns.add(raw.row as unknown as SampledProblem);
      return raw.row;
    }
    this.badRows++;
    this.#options.badRow(`${renderPlace(raw.place)}: ${mistake}`);
    return undefined;
  }

  #mistakeOf(row: Row): string | undefined {
    const mistake = mistakeOf(row);
    if (mistake !== undefined) return mistake;
    return this.ids.add(row.id as string) === undefined ? 'id: this id has come before' : undefined;
  }
}

async function filesOf(path: string): Promise<string[]> {
  if (!(await exists(join(path, 'manifest.json')))) return expandFiles([path], process.cwd());
  const parts = [join(path, 'train.jsonl'), join(path, 'parked.jsonl')];
  const there = await Promise.all(parts.map(exists));
  if (there[0] || there[1]) return parts.filter((_, at) => there[at]);
  throw new Failure(exitCode.usage, {
    message: 'this run has no train.jsonl',
    remedy: 'add `- to: rlvr` to the exports of its recipe and build it again, or name a file',
    place: { file: path },
  });
}

/** What keeps a row from being a problem that can be drawn; only what the sampler looks at is checked. */
function mistakeOf(row: Row): string | undefined {
  if (typeof row.id !== 'string' || row.id === '') {
    return 'id: a problem needs an id; `rlvr convert … --to rlvr` gives one';
  }
  if (typeof row.domain !== 'string')
    return 'domain: this is no problem of ours; `rlvr convert … --to rlvr` makes it one';
  const { pass_rate: rate, predicted, samples } = (row.difficulty ?? {}) as Record<string, unknown>;
  for (const [name, value] of [
    ['pass_rate', rate],
    ['predicted', predicted],
  ] as const) {
    if (value !== undefined && !(typeof value === 'number' && value >= 0 && value <= 1)) {
      return `difficulty.${name}: must be a number from 0 to 1`;
    }
  }
  if (samples !== undefined && !(Number.isInteger(samples) && (samples as number) > 0)) {
    return 'difficulty.samples: must be a whole number from 1';
  }
  return undefined;
}

function nothing(files: readonly string[]): Failure {
  return new Failure(exitCode.usage, {
    message: `no problem was found in ${files.join(', ')}`,
    remedy:
      'name a run folder of rlvr build-dataset, or files of problems; `rlvr convert … --to rlvr` makes them',
  });
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
