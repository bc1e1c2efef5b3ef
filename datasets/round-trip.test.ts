import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  exportNamed,
  formats,
  type Problem,
  readProblem,
  readRows,
  recogniseFormat,
  writeExport,
} from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-round-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A problem of each format's sample, as far as its truth stands in the row. */
const problems: Problem[] = formats
  .filter((format) => format.name !== 'multipl-e')
  .map((format) => readProblem(format, format.sample, { source: { dataset: 'samples', split: 'train' } }))
  .filter((problem) => problem.ground_truth !== undefined);

async function readBack(path: string): Promise<Problem[]> {
  const rows = [];
  for await (const batch of readRows(path))
    rows.push(...batch.flatMap((raw) => ('row' in raw ? [raw.row] : [])));
  const { format } = recogniseFormat(rows);
  return rows.map((row) => readProblem(format, row, { source: { dataset: 'other' } }));
}

test('rlvr: every problem comes back whole', async () => {
  const path = join(folder, 'problems.jsonl');
  await writeExport(exportNamed('rlvr'), problems, path);
  expect(await readBack(path)).toEqual(problems);
});

test.each(['verl', 'skyrl'])(
  '%s: what the shape carries comes back, ground truths to the letter',
  async (name) => {
    const path = join(folder, `${name}.parquet`);
    await writeExport(exportNamed(name), problems, path);
    const back = await readBack(path);
    expect(back).toHaveLength(problems.length);
    for (const [at, problem] of problems.entries()) {
      const { id, prompt, ground_truth, solution } = problem;
      expect(back[at]).toMatchObject({
        id,
        prompt,
        ground_truth,
        ...(solution === undefined ? {} : { solution }),
      });
      expect(back[at]?.source.split).toBe(problem.source.split);
    }
  },
);
