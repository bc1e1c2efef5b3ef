import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A row for the judge, with an id of its own. */
export interface BenchRow {
  readonly id: number;
  readonly completion: string;
  readonly ground_truth: unknown;
  /** The reward that is known beforehand: of programs, which are the reference solutions, or return nothing. */
  readonly known?: number;
}

/** Real completions of math problems and programs, mixed, repeated up to so many. @param data the folder of public files */
export function benchRows(data: string, count: number): BenchRow[] {
  const lines = (file: string) =>
    gunzipSync(readFileSync(join(data, file)))
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const math = lines('math_cot_100_rollouts.jsonl.gz').flatMap((row) =>
    (row.code as string[]).map((completion) => ({ completion, ground_truth: row.gt })),
  );
  const programs = lines('HumanEval.jsonl.gz').flatMap((row) => {
    const ground_truth = {
      verifier: 'code',
      language: 'python',
      setup: row.prompt,
      entry_point: row.entry_point,
      tests: [{ source: row.test }],
    };
    return [
      { completion: row.canonical_solution as string, ground_truth, known: 1 },
      { completion: '    return None\n', ground_truth, known: 0 },
    ];
  });
  const mixed: Omit<BenchRow, 'id'>[] = [];
  // Spread evenly, so that any stretch of rows holds both.
  for (const [at, row] of math.entries()) {
    mixed.push(row);
    const due = Math.floor(((at + 1) * programs.length) / math.length);
    mixed.push(...programs.slice(mixed.length - at - 1, due));
  }
  return Array.from({ length: count }, (_, id) => ({
    id,
    ...(mixed[id % mixed.length] as (typeof mixed)[0]),
  }));
}
