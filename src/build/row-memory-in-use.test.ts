/** Rows lie in memory that is used again: here it is overwritten as soon as it is given back, so that whoever reads it later shows. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import { random } from '#datasets/random.js';
import { MemoryPool } from '../pipeline/threads/memory-pool.js';
import { buildDataset } from './build-dataset.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-row-memory-'));
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** More than is read on the main thread. */
const count = 40_000;
const drawn = random(1, 'words');
const word = () => drawn.int(0, 9_999_999).toString(36).padStart(5, 'q');
const texts = Array.from(
  { length: count },
  (_, at) => `If ${at} is ${Array.from({ length: 130 }, word).join(' ')}, what is it?`,
);

test('no row is read after its memory was given back', { timeout: 120_000 }, async () => {
  const lines = texts.map((question, at) => `${JSON.stringify({ question, answer: `#### ${at % 97}` })}\n`);
  writeFileSync(join(folder, 'rows.jsonl'), lines.join(''));
  const recipe = join(folder, 'recipe.yaml');
  writeFileSync(
    recipe,
    'name: made\nsources:\n  - files: rows.jsonl\nstages:\n  tier: { by: quantiles }\nexports:\n  - to: rlvr\n  - to: trl\n',
  );
  const { giveBack } = MemoryPool.prototype;
  const given = vi.spyOn(MemoryPool.prototype, 'giveBack').mockImplementation(function (
    this: MemoryPool,
    buffer,
  ) {
    new Uint8Array(buffer).fill(0x78);
    giveBack.call(this, buffer);
  });
  const { folder: built } = await buildDataset(recipe, { out: folder, jobs: 2 });
  expect(given.mock.calls.length).toBeGreaterThan(200);
  const stages = readdirSync(join(built, 'stages'));
  const files = [
    ...stages.map((stage) => join('stages', stage, 'kept.jsonl')),
    ...['train.jsonl', 'test.jsonl'],
  ];
  const rowsOf = (name: string) => {
    const [last, ...rest] = readFileSync(join(built, name), 'utf8').split('\n').toReversed();
    expect(last).toBe('');
    return rest.toReversed().map((line) => JSON.parse(line) as Problem);
  };
  const ofFiles = files.map((name) => ({ name, rows: rowsOf(name) }));
  for (const { name, rows } of ofFiles) {
    const wrong = rows.filter(({ prompt, source }) => prompt[0]?.content !== texts[source.row as number]);
    expect({ name, wrong: wrong.length }).toEqual({ name, wrong: 0 });
  }
  const sizes = ofFiles.map(({ rows }) => rows.length);
  expect(sizes.slice(0, -2)).toEqual(Array(stages.length).fill(count));
  expect((sizes.at(-1) as number) + (sizes.at(-2) as number)).toBe(count);
});
