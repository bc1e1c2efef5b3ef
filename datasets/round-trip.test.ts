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

test.each(['rlvr', 'rlvr-parquet'])('%s: every problem comes back whole', async (name) => {
  const path = join(folder, `problems.${exportNamed(name).file}`);
  await writeExport(exportNamed(name), problems, path);
  expect(await readBack(path)).toEqual(problems);
});

/** What a row of ours keeps of a problem: a name that trainers have no field for is lost. */
const carried: Readonly<Record<string, readonly (keyof Problem)[]>> = {
  verl: ['id', 'domain', 'prompt', 'ground_truth', 'solution'],
  skyrl: ['id', 'domain', 'prompt', 'ground_truth', 'solution'],
  trl: ['id', 'domain', 'prompt', 'ground_truth', 'solution'],
  openrlhf: ['id', 'domain', 'prompt', 'ground_truth'],
  'nemo-gym': ['id', 'domain', 'prompt', 'ground_truth'],
  // One text there; a system message comes first in it.
  'nemo-rl': ['id', 'domain', 'ground_truth'],
  verifiers: ['id', 'domain', 'prompt', 'ground_truth'],
  slime: ['id', 'domain', 'prompt', 'ground_truth'],
  areal: ['id', 'domain', 'prompt', 'ground_truth'],
  roll: ['id', 'domain', 'prompt', 'ground_truth'],
};

test.each(Object.entries(carried))(
  '%s: what the shape carries comes back, ground truths to the letter',
  async (name, fields) => {
    const shape = exportNamed(name);
    const path = join(folder, `${name}.${shape.file}`);
    await writeExport(shape, problems, path);
    const back = await readBack(path);
    expect(back).toHaveLength(problems.length);
    const part = (problem: Problem | undefined) => fields.map((field) => problem?.[field]);
    expect(back.map(part)).toEqual(problems.map(part));
    if (shape.file === 'parquet') {
      expect(back.map(({ source }) => source.split)).toEqual(problems.map(({ source }) => source.split));
    }
  },
);
