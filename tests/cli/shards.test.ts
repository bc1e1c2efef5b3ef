import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentOf } from './run-content.js';
import { runRlvr } from './run-rlvr.js';

const folder = await mkdtemp(join(tmpdir(), 'rlvr-shards-'));
const recipe = join(folder, 'recipe.yaml');

/** Rows that each stage has something to say of: broken ones, short ones, copies, wrong golds, completions of every kind. */
const rows = Array.from({ length: 1500 }, (_, n) => {
  const question = `A crate holds ${n % 40} jars and ${n % 7} lids of ${'ABCD'[n % 4]} steel. How many parts are in ${n % 5} crates?`;
  const right = ((n % 40) + (n % 7)) * (n % 5);
  if (n % 50 === 9) return '{"question": 7}';
  if (n % 50 === 19) return JSON.stringify({ question: 'Sum?', answer: '#### 1' });
  return JSON.stringify({
    question,
    answer: `It is so.\n#### ${n % 30 === 4 ? 'see the figure' : right}`,
    completions: [`\\boxed{${right}}`, `\\boxed{${right + (n % 2)}}`, 'I do not know'],
  });
});
await writeFile(join(folder, 'rows.jsonl'), `${rows.join('\n')}\n`);
await writeFile(
  recipe,
  `name: run
seed: 3
sources:
  - files: rows.jsonl
    format: custom
    fields: { prompt: $.question, solution: $.answer, completions: $.completions }
  - family: linear-equation
    count: 1500
  - family: interval-union
    count: 6
exports:
  - to: rlvr
  - to: verl
`,
);

async function build(out: string, ...flags: string[]) {
  return runRlvr(['build-dataset', recipe, '--out', join(folder, out), '--sandbox', 'wasm', ...flags]);
}

// Threads run the rows of the whole; a shard has few enough for the main thread. The programs come last, where threads ask for a sandbox.
test('shards put together are the bytes of a run in one, figures and reports too', async () => {
  expect(await build('whole')).toMatchObject({ code: 0 });
  expect(await build('parts', '--until', 'ingest')).toMatchObject({ code: 0 });
  for (const shard of ['3/4', '1/4', '4/4', '2/4']) {
    const { code, stdout } = await build('parts', '--shard', shard);
    expect(code).toBe(0);
    expect(stdout).toMatch(/normalize[\s\S]*filter/);
    expect(stdout).not.toContain('dedup');
  }
  expect((await build('parts', '--until', 'dedup')).stderr).toContain(
    'ingest, normalize, filter: taken from',
  );
  await Promise.all(
    ['1/3', '2/3', '3/3'].map(async (shard) => expect((await build('parts', '--shard', shard)).code).toBe(0)),
  );
  // As a run leaves it that is killed when it has put the shards together.
  const left = join(folder, 'parts', 'run.building', 'stages', '02-normalize', 'shards', '1-of-4');
  await mkdir(left, { recursive: true });
  await writeFile(join(left, 'kept.jsonl'), '{}\n');
  expect(await build('parts')).toMatchObject({ code: 0 });
  expect(await contentOf(join(folder, 'parts', 'run'))).toEqual(
    await contentOf(join(folder, 'whole', 'run')),
  );
});

test('a shard that is missing is named, and so is the way to do without shards', async () => {
  await build('gap', '--until', 'ingest');
  await build('gap', '--shard', '1/3');
  await build('gap', '--shard', '3/3');
  const { code, stderr } = await build('gap');
  expect(code).toBe(2);
  expect(stderr).toContain('1 of 3 have not ended: 2/3');
  await rm(join(folder, 'gap', 'run.building', 'stages', '02-normalize', 'shards'), { recursive: true });
  expect(await build('gap')).toMatchObject({ code: 0 });
  expect(await contentOf(join(folder, 'gap', 'run'))).toEqual(await contentOf(join(folder, 'whole', 'run')));
});

test('a shard is done once; one of another recipe is not taken', async () => {
  await build('again', '--until', 'ingest');
  await build('again', '--shard', '1/2');
  expect((await build('again', '--shard', '1/2')).stderr).toContain(
    'normalize, filter: taken from the earlier run',
  );
  expect((await build('again', '--shard', '2/2', '--seed', '4')).stderr).toContain('ingest has not ended');
});

test.each([
  [[], 'there are no rows to take a share of', '--until ingest'],
  [['ingest', 'normalize', 'filter'], 'dedup, needs the whole set', '--until dedup'],
])('a shard after %j is refused with what to run first', async (until, message, remedy) => {
  const out = `early${until.length}`;
  if (until.length > 0) await build(out, '--until', until.at(-1) as string);
  const { code, stderr } = await build(out, '--shard', '1/2');
  expect(code).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr).toContain(remedy);
});

test('a stage that the recipe does not run cannot end it, and a share is a share', async () => {
  expect(await build('none', '--until', 'polish')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('name one of ingest, normalize'),
  });
  expect(await build('none', '--shard', '3/2')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('the second of four'),
  });
});

test('--until ends after the stage, and the next run goes on', async () => {
  const { stdout } = await build('until', '--until', 'attach', '--json');
  expect(JSON.parse(stdout).stages.map(({ name }: { name: string }) => name)).toEqual([
    'ingest',
    'normalize',
    'filter',
    'dedup',
    'decontaminate',
    'attach',
  ]);
  expect((await build('until')).stderr).toContain('attach: taken from the earlier run');
  expect(await contentOf(join(folder, 'until', 'run'))).toEqual(
    await contentOf(join(folder, 'whole', 'run')),
  );
});
