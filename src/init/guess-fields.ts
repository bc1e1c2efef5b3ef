import { readRows } from '#datasets/files/index.js';
import type { FieldMap } from '#datasets/formats/index.js';
import type { Row } from '#datasets/problem.js';
import { exitCode, Failure } from '../failure.js';
import { nearest } from '../nearest.js';

/** The parts that names can tell, and the names that tell them, likeliest first; compared in lower case and without signs. */
const namesOf = {
  prompt: [
    ...['question', 'problem', 'prompt', 'query', 'exercise', 'task', 'instruction', 'q', 'statement'],
    ...['questiontext', 'problemtext', 'problemstatement', 'questioncontent', 'input', 'text', 'content'],
    ...['frage', 'aufgabe', 'énoncé', 'problème', 'pregunta', 'problema', 'pergunta', '问题', '题目', '問題'],
  ],
  answer: [
    ...['answer', 'finalanswer', 'groundtruth', 'gold', 'correctanswer', 'result', 'a', 'ans', 'target'],
    ...['expectedanswer', 'goldanswer', 'label', 'expected', 'output', 'answerkey', 'key', 'correct'],
    ...['antwort', 'ergebnis', 'lösung', 'réponse', 'respuesta', 'resposta', 'risposta', '答案', '答え'],
  ],
  solution: [
    ...[
      'solution',
      'workedsolution',
      'referencesolution',
      'explanation',
      'rationale',
      'working',
      'reasoning',
    ],
    ...['solutiontext', 'workings', 'steps', 'proof', 'lösungsweg', 'solución', '解答', '解析', '解説'],
  ],
  id: ['id', 'problemid', 'questionid', 'uid', 'uuid', 'nr', 'no', 'number', 'index', 'idx'],
  license: ['license', 'licence'],
  tags: ['tags', 'topic', 'topics', 'subject', 'category', 'tag'],
} as const;

/** Rows that are looked at. */
const looked = 50;

/** Columns that the user names, which are taken as they are. */
export interface NamedColumns {
  readonly prompt?: string | undefined;
  readonly answer?: string | undefined;
  readonly solution?: string | undefined;
}

/**
 * Where the parts of a file's problems stand: as named, else as far as the columns' names tell; undefined where prompt or truth is not
 * found. @throws Failure for a named column that no row has
 */
export async function guessFields(file: string, named: NamedColumns = {}): Promise<FieldMap | undefined> {
  const rows: Row[] = [];
  for await (const batch of readRows(file)) {
    rows.push(...batch.flatMap((raw) => ('row' in raw ? [raw.row] : [])));
    if (rows.length >= looked) break;
  }
  refuseMissing(file, rows, named);
  return fieldsOf(rows.slice(0, looked), named);
}

function refuseMissing(file: string, rows: readonly Row[], named: NamedColumns): void {
  const columns = [...new Set(rows.flatMap(Object.keys))];
  if (columns.length === 0) return;
  for (const [part, column] of Object.entries(named)) {
    if (column === undefined || columns.includes(column)) continue;
    throw new Failure(exitCode.usage, {
      message: `--${part}: no row has a column \`${column}\``,
      remedy: nearest(column, columns),
      place: { file },
    });
  }
}

/** A column counts where most rows have it, and hold a text or (but for prompts) a number there. */
export function fieldsOf(rows: readonly Row[], named: NamedColumns = {}): FieldMap | undefined {
  const taken = new Set(Object.values(named));
  const found: Record<string, string> = {};
  for (const [part, names] of Object.entries(namesOf)) {
    const column = named[part as keyof NamedColumns] ?? columnNamed(names, rows, taken, part);
    if (column === undefined) continue;
    taken.add(column);
    found[part] = pathTo(column);
  }
  const { prompt, answer, solution } = found;
  return prompt === undefined || (answer ?? solution) === undefined ? undefined : { ...found, prompt };
}

function columnNamed(
  names: readonly string[],
  rows: readonly Row[],
  taken: ReadonlySet<string | undefined>,
  part: string,
): string | undefined {
  const columns = [...new Set(rows.flatMap(Object.keys))].filter((column) => !taken.has(column));
  for (const name of names) {
    const fitting = columns.find((column) => plain(column) === name && fits(part, column, rows));
    if (fitting !== undefined) return fitting;
  }
  return undefined;
}

function fits(part: string, column: string, rows: readonly Row[]): boolean {
  const values = rows.flatMap((row) => (isFilled(row[column]) ? [row[column]] : []));
  if (part === 'id') return values.length === rows.length && new Set(values.map(String)).size === rows.length;
  const isRight = (value: unknown) =>
    typeof value === 'string' || (part === 'answer' && typeof value === 'number');
  // A solution or a licence may be rare; a prompt and an answer are what a problem is.
  const needed = part === 'prompt' || part === 'answer' ? rows.length / 2 : 1;
  return values.length >= needed && values.every(isRight);
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function plain(column: string): string {
  const bare = column
    .normalize('NFC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, '');
  return bare
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '')
    .replaceAll(' ', '');
}

function pathTo(column: string): string {
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(column) ? column : `$['${column.replace(/[\\']/g, '\\$&')}']`;
}
