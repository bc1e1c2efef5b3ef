import { type Place, type RawRow, readRows } from './files/index.js';
import { custom, formats, recogniseFormat } from './formats/index.js';
import {
  type Draft,
  type Format,
  type Problem,
  problem as problemSchema,
  type Row,
  RowError,
} from './problem.js';
import { problemId } from './problem-id.js';
import type { SourceFiles } from './source-files.js';

/** A row as a problem, or why it is none; `row` is the raw row, or the beginning of its text. */
export type ReadProblem =
  | { readonly place: Place; readonly problem: Problem }
  | {
      readonly place: Place;
      readonly code: string;
      readonly field?: string;
      readonly message: string;
      readonly row: Row | string;
    };

/** Rows looked at before a file's format is guessed. */
const sampleRows = 50;

/** No format fits a file's fields. */
export class UnknownFormat extends Error {
  constructor(file: string, rows: readonly Row[]) {
    const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))].slice(0, 12);
    const seen = fields.length === 0 ? 'no readable row' : `the fields ${fields.join(', ')}`;
    super(`${file} has ${seen}, which is no format that is known`);
    this.name = 'UnknownFormat';
  }
}

/**
 * The problems of one file, in batches. `told` learns the format before the first row is read, also when the recipe named it.
 * @throws UnknownFormat when none is named and none fits.
 */
export async function* readProblems(
  path: string,
  name: string,
  source: SourceFiles,
  told: (format: string) => void,
): AsyncGenerator<ReadProblem[]> {
  const dataset = source.dataset ?? datasetNameOf(name);
  let left = source.limit ?? Number.POSITIVE_INFINITY;
  for await (const { format, rows } of withFormat(readRows(path, { name }), name, source, told)) {
    if (left <= 0) return;
    const taken = rows.slice(0, left);
    left -= taken.length;
    yield taken.map((raw) => readOne(raw, format, source, dataset));
  }
}

/** The file's name without folder and endings: `data/gsm8k_train.jsonl.gz` → `gsm8k_train`. */
export function datasetNameOf(file: string): string {
  const base = file.split('/').at(-1) ?? file;
  return base.replace(/(?:\.(?:jsonl|json|csv|tsv|parquet|gz|zst))+$/, '');
}

async function* withFormat(
  batches: AsyncIterable<RawRow[]>,
  name: string,
  source: SourceFiles,
  told: (format: string) => void,
): AsyncGenerator<{ format: Format; rows: RawRow[] }> {
  let format = namedFormat(source);
  if (format) told(format.name);
  let held: RawRow[] = [];
  const guess = () => {
    const rows = held.flatMap((raw) => ('row' in raw ? [raw.row] : []));
    const guessed = recogniseFormat(rows.slice(0, sampleRows));
    // A file without a single readable row still has its defects told, one by one.
    if (guessed === undefined && rows.length > 0) throw new UnknownFormat(name, rows);
    if (guessed) told(guessed.name);
    return guessed;
  };
  for await (const rows of batches) {
    if (format === undefined) {
      held.push(...rows);
      if (held.length < sampleRows) continue;
      format = guess();
      if (format === undefined) continue;
      yield { format, rows: held };
      held = [];
    } else yield { format, rows };
  }
  if (held.length > 0) yield { format: format ?? guess() ?? (formats[0] as Format), rows: held };
}

function namedFormat(source: SourceFiles): Format | undefined {
  if (source.format === 'custom') return custom(source.fields ?? {});
  return formats.find((format) => format.name === source.format);
}

function readOne(raw: RawRow, format: Format, source: SourceFiles, dataset: string): ReadProblem {
  const { place } = raw;
  if ('defect' in raw) {
    return { place, code: raw.defect.code, message: raw.defect.message, row: raw.defect.excerpt };
  }
  const bad = (field: string, message: string): ReadProblem => ({
    place,
    code: 'bad-field',
    field,
    message,
    row: raw.row,
  });
  const parsed = format.row.safeParse(raw.row);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
    const field = [...(issue?.path ?? []), ...unknown].map(String).join('.');
    return bad(field, `as a row of ${format.name}: ${issue?.message ?? 'unknown shape'}`);
  }
  try {
    const draft = format.read(parsed.data);
    const meta = { ...unusedFields(raw.row, format), ...draft.meta };
    return { place, problem: complete(draft, meta, place, source, dataset) };
  } catch (error) {
    if (error instanceof RowError) return bad(error.field, error.message);
    throw error;
  }
}

function complete(
  draft: Draft,
  meta: Problem['meta'],
  place: Place,
  source: SourceFiles,
  dataset: string,
): Problem {
  const { key: _, ...given } = draft;
  const provenance = draft.source ?? {
    dataset,
    file: place.file,
    row: place.row,
    ...(source.split === undefined ? {} : { split: source.split }),
    ...(source.license === undefined ? {} : { license: source.license }),
  };
  // Field order is the record's own, whatever the format wrote first: rows of one dataset look alike.
  const all = { ...given, id: problemId(dataset, draft), source: provenance, tags: draft.tags ?? [], meta };
  const order = Object.keys(problemSchema.shape) as (keyof Problem)[];
  return Object.fromEntries(
    order.filter((key) => all[key] !== undefined).map((key) => [key, all[key]]),
  ) as Problem;
}

function unusedFields(row: Row, format: Format): Problem['meta'] {
  const used = new Set(format.uses);
  return Object.fromEntries(Object.entries(row).filter(([key]) => !used.has(key))) as Problem['meta'];
}
