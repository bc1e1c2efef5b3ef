import { type RawRow, readAllRows } from '#datasets/files/index.js';
import { renderPlace } from '../place.js';
import { type LabelledText, labelledText } from './labelled-text.js';

/**
 * The labelled rows of files, all in memory; none, or `-`, is stdin. A bad row is told and left out.
 * @throws DatasetError for a pattern that names no file.
 */
export async function readLabelled(
  files: readonly string[],
  warn: (line: string) => void,
): Promise<LabelledText[]> {
  const found: LabelledText[] = [];
  for await (const batch of readAllRows(files)) {
    for (const raw of batch) {
      const read = readOne(raw);
      if (typeof read === 'string') warn(`${renderPlace(raw.place)}: ${read}`);
      else found.push(read);
    }
  }
  return found;
}

/** The row, or what is wrong with it. */
function readOne(raw: RawRow): LabelledText | string {
  if ('defect' in raw) return `${raw.defect.message}; ${raw.defect.hint}`;
  const parsed = labelledText.safeParse(raw.row);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map((issue) =>
    [issue.path.join('.'), issue.message].filter(Boolean).join(': '),
  );
  return `${mistakes.join('; ')}; a row is {"text", "quality" or "difficulty", …}: docs/scoring.md`;
}
