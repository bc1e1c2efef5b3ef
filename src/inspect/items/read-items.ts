/** The rows of files as items: our own as they are, those of a known format as the problems they are, others as they stand. */
import { DatasetError } from '#datasets/dataset-error.js';
import { expandFiles, type RawRow, readRows, readStream } from '#datasets/files/index.js';
import { recogniseFormat } from '#datasets/formats/index.js';
import { type Format, type Row, RowError } from '#datasets/problem.js';
import { readProblem } from '#datasets/read-problem.js';
import { datasetNameOf } from '#datasets/read-problems.js';
import { renderBadRow, renderPlace } from '../../place.js';
import { type Item, isRecord, type LooseRow } from './item.js';

/** A file to read: its path, or stdin as JSON Lines. */
export interface ItemFile {
  readonly path: string;
  /** The name that places say. */
  readonly name: string;
}

/** Rows from which a file's format is guessed. */
const lookedAt = 50;

/** @throws DatasetError for a pattern that names no file */
export async function filesOf(patterns: readonly string[]): Promise<ItemFile[]> {
  const named = await Promise.all(
    patterns.map(async (pattern) => (pattern === '-' ? ['-'] : expandFiles([pattern], process.cwd()))),
  );
  return named.flat().map((path) => ({ path, name: path === '-' ? 'stdin' : path }));
}

/** The rows of a file as they stand in it, in batches. */
export function rawRows({ path, name }: ItemFile): AsyncGenerator<RawRow[]> {
  return path === '-' ? readStream(process.stdin, 'jsonl', name) : readRows(path, { file: name });
}

export async function* readItems(
  file: ItemFile,
  told: (file: string, format: string) => void = () => undefined,
): AsyncGenerator<Item[]> {
  let format: Format | undefined;
  let known = false;
  for await (const batch of rawRows(file)) {
    if (!known) {
      const rows = batch.flatMap((raw) => ('row' in raw ? [raw.row] : [])).slice(0, lookedAt);
      if (rows.length > 0) {
        known = true;
        format = foreignFormat(rows);
        if (format !== undefined) told(file.name, format.name);
      }
    }
    yield batch.map((raw) => itemOf(raw, format, file));
  }
}

/** The format of rows that are not ours; undefined where they are shown as they stand. */
function foreignFormat(rows: readonly Row[]): Format | undefined {
  if (rows.every(isOurs)) return undefined;
  try {
    return recogniseFormat(rows).format;
  } catch (error) {
    if (error instanceof DatasetError) return undefined;
    throw error;
  }
}

function isOurs(row: Row): boolean {
  if (typeof row.id === 'string' && Array.isArray(row.prompt)) return true;
  return ['verdict', 'verdicts', 'reward', 'rewards', 'rollout'].some((field) => row[field] !== undefined);
}

function itemOf(raw: RawRow, format: Format | undefined, file: ItemFile): Item {
  const place = renderPlace(raw.place);
  if ('defect' in raw) {
    const { code, message, hint, raw: text } = raw.defect;
    return { row: { text }, fate: 'bad', place, code, reason: `${message}; ${hint}` };
  }
  if (format === undefined || isOurs(raw.row)) return { row: raw.row as LooseRow, fate: 'kept', place };
  try {
    const source = { dataset: datasetNameOf(file.name), row: raw.place.row };
    const row = readProblem(format, raw.row, { source }) as unknown as LooseRow;
    return { row, raw: raw.row as LooseRow, fate: 'kept', place };
  } catch (error) {
    if (!(error instanceof RowError)) throw error;
    const reason = renderBadRow('', error.field, error.message);
    return { row: raw.row as LooseRow, fate: 'bad', place, code: 'bad-field', reason };
  }
}

/** A line of a stage's dropped.jsonl. */
export function droppedItem(row: Row): Item {
  const { stage, code, reason, partner, problem, ...rest } = row;
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    row: isRecord(problem) ? problem : rest,
    fate: 'dropped',
    stage: text(stage) ?? '?',
    code: text(code) ?? '?',
    reason: text(reason) ?? '',
    ...(typeof partner === 'string' ? { partner } : {}),
  };
}
