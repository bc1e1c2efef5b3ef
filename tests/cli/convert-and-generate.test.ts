import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonLines, runRlvr } from './run-rlvr.js';

const folder = await mkdtemp(join(tmpdir(), 'rlvr-convert-'));

test('generated problems are converted to a trainer and judged right by the verifier', async () => {
  const made = await runRlvr(['generate', '--family', 'linear-equation', '--count', '30', '--seed', '5']);
  expect(made.code).toBe(0);
  const rows = join(folder, 'made.jsonl');
  await writeFile(rows, made.stdout);
  const trl = join(folder, 'trl.jsonl');
  const converted = await runRlvr([
    'convert',
    rows,
    trl,
    '--to',
    'trl',
    '--suffix',
    'Use \\boxed{}.',
    '--json',
  ]);
  expect(converted.code).toBe(0);
  const out = jsonLines(await readFile(trl, 'utf8'));
  expect(out).toHaveLength(30);
  expect(JSON.stringify(out[0]?.prompt)).toContain('Use \\\\boxed{}.');
  const asked = out.map((row) => ({ completion: row.solution, ground_truth: row.ground_truth }));
  const judged = await runRlvr(['verify', '--only'], asked.map((row) => `${JSON.stringify(row)}\n`).join(''));
  expect(jsonLines(judged.stdout).map((row) => row.reward)).toEqual(out.map(() => 1));
});

test('our own rows come back the same', async () => {
  const made = await runRlvr(['generate', '--family', 'list-pipeline', '--count', '5']);
  const [rows, back] = [join(folder, 'own.jsonl'), join(folder, 'back.jsonl')];
  await writeFile(rows, made.stdout);
  expect((await runRlvr(['convert', rows, back, '--to', 'rlvr'])).code).toBe(0);
  expect(jsonLines(await readFile(back, 'utf8'))).toEqual(jsonLines(made.stdout));
});

test('an answer that stands inside the solution is taken; a row without any is left out and counted', async () => {
  const rows = join(folder, 'gsm.jsonl');
  const out = join(folder, 'gsm-out.jsonl');
  const marked = { question: 'How many?', answer: 'It is 7.\n#### 7' };
  await writeFile(
    rows,
    [marked, marked, { ...marked, answer: 'none' }].map((row) => `${JSON.stringify(row)}\n`).join(''),
  );
  const ended = await runRlvr(['convert', rows, out, '--to', 'openrlhf', '--json']);
  expect(JSON.parse(ended.stderr.trim().split('\n').at(-1) ?? '')).toEqual({
    rows: 2,
    left_out: 1,
    bad_rows: 0,
    files: [out],
  });
});

test.each([
  [['convert', 'a.jsonl', '--to', 'verl'], 'name the files to read'],
  [['convert', 'a.jsonl', 'b.parquet', '--to', 'verk'], 'there is no export verk'],
  [['generate', '--family', 'dice-sun'], 'did you mean `dice-sum`?'],
  [['generate', '--family', 'dice-sum', '--difficulty', '2'], 'give a number from 0 to 1'],
  [['generate'], 'no family is named'],
])('%j is told what to do', async (args, told) => {
  const ended = await runRlvr(args);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain(told);
});
