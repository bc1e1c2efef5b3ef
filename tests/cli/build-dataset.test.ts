import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Manifest } from '#src/build/manifest.js';
import { type Ended, jsonLines, runRlvr } from './run-rlvr.js';

const out = await mkdtemp(join(tmpdir(), 'rlvr-build-'));
const demo = 'datasets/recipes/demo.yaml';
const run = join(out, 'demo');
let built: Ended;
let manifest: Manifest;

beforeAll(async () => {
  built = await runRlvr(['build-dataset', demo, '--out', out]);
  expect(built.stderr).not.toContain('bug of ours');
  expect(built.code).toBe(0);
  manifest = JSON.parse(await readFile(join(run, 'manifest.json'), 'utf8'));
}, 180_000);

async function rowsOf(...path: string[]): Promise<Record<string, unknown>[]> {
  return jsonLines(await readFile(join(run, ...path), 'utf8'));
}

/** Stage → its folder in the run. */
async function stageFolders(): Promise<Map<string, string>> {
  const folders = await readdir(join(run, 'stages'));
  return new Map(folders.map((folder) => [folder.slice(3), join('stages', folder)]));
}

test('at every stage kept + dropped = in, and the files hold as many rows as the manifest says', async () => {
  const folders = await stageFolders();
  let kept: number | undefined;
  for (const stage of manifest.stages) {
    expect(stage.kept + stage.dropped).toBe(stage.in);
    if (kept !== undefined) expect(stage.in).toBe(kept);
    kept = stage.kept;
    const folder = folders.get(stage.name) as string;
    expect(await rowsOf(folder, 'kept.jsonl')).toHaveLength(stage.kept);
    expect(await rowsOf(folder, 'dropped.jsonl')).toHaveLength(stage.dropped);
  }
  const exported = manifest.outputs.filter((output) => output.export === 'rlvr');
  expect(exported.reduce((sum, output) => sum + output.rows, 0)).toBe(kept);
});

test('every planted defect is dropped at its stage for its reason, and every planted variant is kept', async () => {
  const planted: Plant[] = JSON.parse(await readFile('datasets/samples/planted.json', 'utf8'));
  const fates = new Map<string, string>();
  const folders = await stageFolders();
  const placeOf = (row: Record<string, unknown>) => {
    const source = (row.problem ?? row) as { source?: { file?: string; row?: number } };
    return `${source.source?.file?.split('/').at(-1)}:${source.source?.row}`;
  };
  for (const stage of manifest.stages) {
    for (const row of await rowsOf(folders.get(stage.name) as string, 'dropped.jsonl')) {
      fates.set(placeOf(row), `${row.stage} ${row.code}`);
    }
  }
  for (const row of await rowsOf(folders.get('split') as string, 'kept.jsonl'))
    fates.set(placeOf(row), 'kept');
  const wrong = planted
    .map((plant) => ({ plant, fate: fates.get(`${plant.file}:${plant.row}`) }))
    .filter(({ plant, fate }) => fate !== (plant.stage === null ? 'kept' : `${plant.stage} ${plant.reason}`));
  expect(wrong).toEqual([]);
});

interface Plant {
  readonly file: string;
  readonly row: number;
  /** The stage that drops the row; null: it is kept. */
  readonly stage: string | null;
  readonly reason: string;
}

test('nothing but planted rows is dropped: the honest samples and every generated problem reach the end', async () => {
  const planted: Plant[] = JSON.parse(await readFile('datasets/samples/planted.json', 'utf8'));
  const dropped = manifest.stages.reduce((sum, stage) => sum + stage.dropped, 0);
  expect(dropped).toBe(planted.filter((plant) => plant.stage !== null).length);
});

test('two runs give the same bytes, whatever the number of workers', async () => {
  const again = await mkdtemp(join(tmpdir(), 'rlvr-again-'));
  expect((await runRlvr(['build-dataset', demo, '--out', again, '--jobs', '1'])).code).toBe(0);
  const files = (await readdir(run, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    const other = path.replace(out, again);
    if (file.name === 'manifest.json') {
      const strip = (text: string) => ({ ...JSON.parse(text), timings: null });
      expect(strip(await readFile(other, 'utf8'))).toEqual(strip(await readFile(path, 'utf8')));
    } else expect((await readFile(other)).equals(await readFile(path)), path).toBe(true);
  }
}, 180_000);

test('rows that brought completions have rewards and a pass rate, and a tier by it', async () => {
  const all = [...(await rowsOf('train.jsonl')), ...(await rowsOf('test.jsonl'))];
  const labelled = all.filter((row) => 'rollout' in row) as unknown as Labelled[];
  expect(labelled.length).toBeGreaterThan(3);
  for (const { rollout, difficulty } of labelled) {
    expect(rollout.rewards).toHaveLength(rollout.completions.length);
    const passed = rollout.rewards.filter((reward) => reward === 1).length;
    expect(difficulty.pass_rate).toBeCloseTo(passed / rollout.rewards.length);
    expect(difficulty.tier).toBeDefined();
  }
});

interface Labelled {
  readonly rollout: { readonly completions: string[]; readonly rewards: (number | null)[] };
  readonly difficulty: { readonly pass_rate: number; readonly tier: string };
}

test('the run tells where everything lies, and what each format was taken for', () => {
  expect(built.stdout).toMatch(/stage\s+in\s+kept\s+dropped\s+why/);
  expect(built.stdout).toContain('train.parquet');
  expect(built.stderr).toMatch(/gsm8k\.jsonl.*gsm8k.*recognised/);
});

test('a folder that is no run is not replaced', async () => {
  const there = await mkdtemp(join(tmpdir(), 'rlvr-there-'));
  const recipe = join(there, 'recipe.yaml');
  await writeFile(recipe, 'name: mine\nsources:\n  - family: arithmetic-expression\n    count: 5\n');
  const { mkdir } = await import('node:fs/promises');
  await mkdir(join(there, 'mine'));
  await writeFile(join(there, 'mine', 'thesis.txt'), 'precious');
  const ended = await runRlvr(['build-dataset', recipe, '--out', there]);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain('is not a run of rlvr');
  expect(await readFile(join(there, 'mine', 'thesis.txt'), 'utf8')).toBe('precious');
});

test('bad rows of a source are told with file and line, good rows are kept, --strict ends with 1', async () => {
  const there = await mkdtemp(join(tmpdir(), 'rlvr-bad-'));
  const good = {
    question: 'A crate holds 12 jars and 5 break. How many whole jars are left?',
    answer: '12 - 5 = 7\n#### 7',
  };
  const bytes = Buffer.concat([
    Buffer.from(
      `${JSON.stringify(good)}\n{"question": "How\n${JSON.stringify({ question: 5, answer: '#### 1' })}\n`,
    ),
    Buffer.from('{"question":"'),
    Buffer.from([0xff]),
    Buffer.from(`","answer":"#### 1"}\n{"question":"${'x'.repeat(50 * 2 ** 20)}","answer":"#### 1"}\n`),
    Buffer.from(
      `${JSON.stringify({ ...good, question: good.question.replace('12', '19'), note: 'unknown' })}\n`,
    ),
  ]);
  await writeFile(join(there, 'bad.jsonl'), bytes);
  const recipe = join(there, 'recipe.yaml');
  await writeFile(recipe, 'name: bad\nsources:\n  - files: bad.jsonl\n');
  const ended = await runRlvr(['build-dataset', recipe, '--out', there, '--strict', '--json']);
  expect(ended.code).toBe(1);
  const stages = (JSON.parse(ended.stdout) as Manifest).stages;
  expect(stages[0]).toMatchObject({ name: 'ingest', in: 6, kept: 2, dropped: 4 });
  const dropped = jsonLines(
    await readFile(join(there, 'bad', 'stages', '01-ingest', 'dropped.jsonl'), 'utf8'),
  );
  expect(dropped.map((row) => [row.line, row.code, row.field])).toEqual([
    [2, 'truncated-row', undefined],
    [3, 'bad-field', 'question'],
    [4, 'invalid-utf8', undefined],
    [5, 'row-too-long', undefined],
  ]);
  for (const row of dropped) expect(ended.stderr).toContain(`bad.jsonl:${row.line}`);
  const kept = jsonLines(await readFile(join(there, 'bad', 'train.jsonl'), 'utf8'));
  const test = await readFile(join(there, 'bad', 'test.jsonl'), 'utf8').then(jsonLines, () => []);
  expect([...kept, ...test].map((row) => (row.meta as { note?: string }).note).sort()).toEqual([
    'unknown',
    undefined,
  ]);
});
