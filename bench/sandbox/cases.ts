/** Problem files as cases to judge: each row's ground truth and the completion that should earn 1. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { CodeGroundTruth } from '#verifiers/code/index.js';

export interface Case {
  readonly id: string;
  readonly groundTruth: CodeGroundTruth;
  readonly completion: string;
}
type Row = Record<string, string> & { test_list: string[]; challenge_test_list: string[] };

const base = { verifier: 'code', language: 'python' } as const;
const readers: Record<string, (row: Row) => Case> = {
  humaneval: (row) => ({
    id: row.task_id ?? '',
    groundTruth: {
      ...base,
      setup: row.prompt ?? '',
      entry_point: row.entry_point ?? '',
      tests: [{ source: row.test ?? '' }],
    },
    completion: row.canonical_solution ?? '',
  }),
  mbpp: (row) => ({
    id: String(row.task_id),
    groundTruth: {
      ...base,
      ...(row.test_setup_code ? { test_setup: row.test_setup_code } : {}),
      tests: row.test_list.map((text) => ({ assert: text })),
    },
    completion: `\`\`\`python\n${row.code}\n\`\`\``,
  }),
  leetcode: (row) => ({
    id: row.task_id ?? '',
    groundTruth: {
      ...base,
      setup: row.prompt ?? '',
      entry_point: row.entry_point ?? '',
      tests: [{ source: row.test ?? '' }],
    },
    completion: `\`\`\`python\n${row.completion}\n\`\`\``,
  }),
};

/** @param form one of humaneval, mbpp, leetcode */
export function readCases(form: string, file: string): Case[] {
  const reader = readers[form];
  if (!reader) throw new Error(`the form is one of ${Object.keys(readers).join(', ')}`);
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => reader(JSON.parse(line)));
}

/** Every value returned becomes None; a solution that returns nothing by itself is left to the list of survivors. */
export const broken = (source: string): string =>
  source.replace(/^([ \t]*)return\b.*$(\n(?=[ \t]*[)\]}]))?/gm, '$1return None #');
