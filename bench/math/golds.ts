/** The gold answers of public data files, as written, with the kind of problem that each file tells. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { extractAnswer } from '#verifiers/math/index.js';

interface Gold {
  readonly answer: string;
  readonly type: string;
}

interface GoldSet {
  readonly name: string;
  readonly golds: readonly Gold[];
}

type Row = Readonly<Record<string, unknown>>;

/** The rows of a file of JSON lines, gzipped or not. */
export function rows(folder: string, file: string): Row[] {
  const bytes = readFileSync(join(folder, file));
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Row);
}

/** File → the answers of a row, and its kind of problem. */
const files: readonly (readonly [file: string, answers: (row: Row) => readonly unknown[], type: string])[] = [
  ['math500.jsonl', (row) => [row.answer], 'subject'],
  ['math_test.json.gz', (row) => [extractAnswer(String(row.solution))?.text ?? ''], 'type'],
  ['college_math.jsonl.gz', (row) => [row.answer], 'data_topic'],
  ['olympiadbench.jsonl.gz', (row) => row.final_answer as string[], 'subfield'],
];

/** MATH-500, the test part of MATH, textbook answers (college_math), OlympiadBench. */
export function goldSets(folder: string): GoldSet[] {
  return files.map(([file, answers, type]) => ({
    name: file.split('.', 1)[0]!,
    golds: rows(folder, file).flatMap((row) =>
      answers(row).map((answer) => ({ answer: String(answer), type: String(row[type]) })),
    ),
  }));
}
