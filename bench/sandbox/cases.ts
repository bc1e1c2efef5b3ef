/** Problem files as cases to judge: each row's ground truth and the completion that should earn 1. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { formatNamed } from '#datasets/formats/registry.js';
import { readProblem } from '#datasets/read-problem.js';
import type { CodeGroundTruth } from '#verifiers/code/index.js';

export interface Case {
  readonly id: string;
  readonly groundTruth: CodeGroundTruth;
  readonly completion: string;
}
type Row = Record<string, unknown>;

const fenced = (source: unknown): string => `\`\`\`python\n${source}\n\`\`\``;
/** What stands in the row for a completion; HumanEval's goes on from the prompt. */
const completions: Readonly<Record<string, (row: Row) => string>> = {
  humaneval: (row) => String(row.canonical_solution),
  mbpp: (row) => fenced(row.code),
  leetcode: (row) => fenced(row.completion),
};

/** @param form one of humaneval, mbpp, leetcode */
export function readCases(form: string, file: string): Case[] {
  const completionOf = completions[form];
  if (!completionOf) throw new Error(`the form is one of ${Object.keys(completions).join(', ')}`);
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const row = JSON.parse(line) as Row;
      const { ground_truth } = readProblem(formatNamed(form), row, { source: { dataset: form } });
      if (ground_truth?.verifier !== 'code') throw new Error(`row ${row.task_id} has no tests`);
      return { id: String(row.task_id), groundTruth: ground_truth, completion: completionOf(row) };
    });
}

/** Every value returned becomes None; a solution that returns nothing by itself is left to the list of survivors. */
export const broken = (source: string): string =>
  source.replace(/^([ \t]*)return\b.*$(\n(?=[ \t]*[)\]}]))?/gm, '$1return None #');
