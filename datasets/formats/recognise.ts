import { plural } from '#verifiers/plural.js';
import { DatasetError } from '../dataset-error.js';
import type { Format, Row } from '../problem.js';
import { formats } from './registry.js';
import { requiredFields } from './required-fields.js';

export interface Recognised {
  readonly format: Format;
  /** How many of the rows looked at are of the format. */
  readonly matched: number;
  readonly of: number;
  /** The guess and its ground in one line, to be said aloud. */
  readonly why: string;
  /** Less specific formats that would have read rows too. */
  readonly runnersUp: readonly string[];
}

/** A file whose rows are mostly of a format is of it: the others are bad rows, to be reported one by one. */
const share = 0.5;

/** The most specific format that most of the rows are of. Throws where none is, with what the nearest ones lack. */
export function recogniseFormat(rows: readonly Row[], among: readonly Format[] = formats): Recognised {
  const scored = among.map((format) => ({
    format,
    matched: rows.filter((row) => isOf(row, format)).length,
  }));
  const fitting = scored.filter(({ matched }) => matched > 0 && matched >= rows.length * share);
  const [best, ...others] = fitting;
  if (best === undefined) throw notRecognised(rows, among);
  const first = rows.find((row) => isOf(row, best.format)) ?? {};
  const fields = best.format.uses.filter((field) => field in first).join(', ');
  return {
    format: best.format,
    matched: best.matched,
    of: rows.length,
    why: `${best.format.name}: ${best.matched} of ${rows.length} ${plural(rows.length, 'row')} ${best.matched === 1 ? 'has' : 'have'} ${fields}`,
    runnersUp: others.map(({ format }) => format.name),
  };
}

function isOf(row: Row, format: Format): boolean {
  if (requiredFields(format).some((field) => row[field] === undefined)) return false;
  return format.row.safeParse(row).success && (format.recognises?.(row) ?? true);
}

function notRecognised(rows: readonly Row[], among: readonly Format[]): DatasetError {
  const [first] = rows;
  if (first === undefined) {
    return new DatasetError(
      'usage',
      'there is no good row to recognise a format by',
      'look at the reported rows',
    );
  }
  const lacking = among
    .map((format) => {
      const issues = format.row.safeParse(first).error?.issues ?? [];
      const lacks = [...new Set(issues.map((issue) => String(issue.path[0] ?? 'fields')))];
      return { name: format.name, lacks, has: format.uses.filter((field) => field in first).length };
    })
    .filter(({ has }) => has > 0)
    .sort((a, b) => a.lacks.length - b.lacks.length || b.has - a.has)
    .filter(({ lacks }) => lacks.length <= 2)
    .slice(0, 3)
    .map(({ name, lacks }) => `${name} would need ${lacks.join(' and ')}`);
  const fields = Object.keys(first).slice(0, 30).join(', ');
  return new DatasetError(
    'usage',
    `the format is not recognised: the rows have the fields ${fields}`,
    [
      ...lacking,
      'say which columns hold what: `rlvr init FILE --prompt COLUMN --answer COLUMN` writes a recipe that does (format: custom)',
    ].join('; or '),
  );
}
