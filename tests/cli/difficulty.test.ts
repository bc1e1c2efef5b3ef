import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { problem } from '#datasets/problem.js';
import { jsonLines, runRlvr } from './run-rlvr.js';

const folder = await mkdtemp(join(tmpdir(), 'rlvr-difficulty-'));
const write = async (name: string, rows: readonly unknown[]) => {
  const path = join(folder, name);
  await writeFile(
    path,
    rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join(''),
  );
  return path;
};
const rowOf = (at: number, more: object = {}) => ({
  id: `set:${at}`,
  domain: 'math',
  prompt: [{ role: 'user', content: `What is ${at}?` }],
  ground_truth: { verifier: 'math', answer: String(at) },
  source: { dataset: 'set' },
  tags: [],
  meta: {},
  ...more,
});
const verdicts = (passed: number, of: number) =>
  Array.from({ length: of }, (_, at) => ({ outcome: at < passed ? 'correct' : 'incorrect' }));

test('models stand side by side, and harder problems have the higher difficulty', async () => {
  const small = await write(
    'small.jsonl',
    [0, 1, 2, 3].map((at) =>
      rowOf(at, { rollout: { completions: [], model: 'small', verdicts: verdicts(6 - 2 * at, 8) } }),
    ),
  );
  const large = await write('large.jsonl', [
    ...[0, 1, 2].map((at) =>
      rowOf(at, {
        difficulty: { pass_rate: 1 - at / 4, samples: 8, predicted: 0.5 },
        rollout: { completions: [], model: 'large' },
      }),
    ),
    rowOf(9),
  ]);
  const ended = await runRlvr(['difficulty', small, large, '--json']);
  expect(ended.code).toBe(0);
  const out = jsonLines(ended.stdout).map((row) => problem.parse(row));
  expect(out.map(({ id }) => id)).toEqual(['set:0', 'set:1', 'set:2', 'set:3', 'set:9']);
  expect(out[1]?.difficulty).toMatchObject({
    pass_rate: 10 / 16,
    samples: 16,
    models: { small: { pass_rate: 0.5, samples: 8 }, large: { pass_rate: 0.75, samples: 8 } },
    item: { model: '2pl' },
  });
  const difficulties = out.slice(0, 4).map((row) => row.difficulty?.item?.difficulty ?? Number.NaN);
  expect(difficulties).toEqual([...difficulties].sort((a, b) => a - b));
  expect(out[4]).not.toHaveProperty('difficulty');
  const { models } = JSON.parse(ended.stderr);
  expect(models.large.ability).toBeGreaterThan(models.small.ability);
  expect(models.large.ability + models.small.ability).toBeCloseTo(0, 5);
  // Its own output can be read again, and says the same.
  const again = await write('again.jsonl', [ended.stdout.trimEnd()]);
  const second = await runRlvr(['difficulty', again, '--own', 'small', '--fit', 'rasch']);
  const [first] = jsonLines(second.stdout).map((row) => problem.parse(row));
  expect(first?.difficulty).toMatchObject({
    pass_rate: 0.75,
    samples: 8,
    item: { model: 'rasch', discrimination: 1, discrimination_se: 0 },
  });
});

test('bad rows and unknown models are told', async () => {
  const bad = await write('bad.jsonl', [
    rowOf(1, { difficulty: { pass_rate: 0.5 } }),
    rowOf(2, { difficulty: { models: { m: { pass_rate: 5, samples: 1 } } } }),
    { question: '?' },
    '{"id":',
    rowOf(3, { rollout: { completions: ['x'], rewards: [1] } }),
  ]);
  const ended = await runRlvr(['difficulty', bad, '--strict']);
  expect(ended.code).toBe(1);
  for (const told of [
    'bad.jsonl:1: difficulty.samples',
    'bad.jsonl:2: difficulty.models.m.pass_rate',
    'bad.jsonl:3: id:',
    'bad.jsonl:4: the row breaks off',
  ]) {
    expect(ended.stderr).toContain(told);
  }
  expect(jsonLines(ended.stdout)).toHaveLength(1);
  const unknown = await runRlvr(['difficulty', bad, '--own', 'nobody']);
  expect([unknown.code, unknown.stderr]).toEqual([
    2,
    expect.stringContaining('no row tells of the model nobody'),
  ]);
});

test('in a recipe: suspected golds in a report and in the funnel, parked problems in a part of their own, sft and dpo', async () => {
  const box = (...answers: number[]) =>
    answers.map((answer, at) => `Way ${at} of counting them leads to \\boxed{${answer}}`);
  const rows = [
    rowOf(7, { rollout: { completions: box(7, 7, 8, 9) } }),
    rowOf(8, { rollout: { completions: box(5, 5, 5, 6), model: 'm' } }),
    rowOf(9, { rollout: { completions: box(9, 9, 9, 9) } }),
  ].map((row, at) => ({
    ...row,
    prompt: [
      {
        role: 'user',
        content: [
          'How many birds sit on the roof now?',
          'Find the sum of the first primes.',
          'Which number is the largest below ten?',
        ][at],
      },
    ],
  }));
  await write('rows.jsonl', rows);
  const recipe = await write('recipe.yaml', [
    `
name: fates
sources: [{ files: rows.jsonl }]
stages:
  label: { rewards: [correct, { name: length, weight: 0.1 }] }
  tier: { fates: { solved: drop, unsolved: park } }
  split: { parts: { test: 0.000001 } }
exports: [{ to: rlvr }, { to: sft, selection: { keep: 1 } }, { to: dpo }]`,
  ]);
  const ended = await runRlvr(['build-dataset', recipe, '--out', folder]);
  expect(ended.stderr).not.toContain('→');
  const read = async (...path: string[]) => jsonLines(await readFile(join(folder, 'fates', ...path), 'utf8'));
  const stage = async (name: string) =>
    (await readdir(join(folder, 'fates', 'stages'))).find((one) => one.endsWith(`-${name}`)) as string;
  expect((await read('train.jsonl')).map(({ id }) => id)).toEqual(['set:7']);
  expect((await read('parked.jsonl')).map(({ id }) => id)).toEqual(['set:8']);
  expect(await read('stages', await stage('tier'), 'dropped.jsonl')).toMatchObject([{ code: 'tier-solved' }]);
  expect(await read('stages', await stage('label'), 'suspected-golds.jsonl')).toMatchObject([
    { id: 'set:8', majority: '5', share: 0.75 },
  ]);
  expect(ended.stdout).toContain('suspected_golds 1');
  expect(ended.stdout).toMatch(/suspected-golds\.jsonl {2}\(1 row\)/);
  expect(await read('sft', 'train.jsonl')).toHaveLength(1);
  expect(await read('dpo', 'train.jsonl')).toHaveLength(2);
  const sampled = await runRlvr([
    'sample',
    join(folder, 'fates'),
    '--batch',
    '1',
    '--batches',
    '4',
    '--emit',
    'ids',
    '--json',
  ]);
  expect(jsonLines(sampled.stdout).map(({ ids }) => ids)).toEqual(Array(4).fill(['set:7']));
  expect(JSON.parse(sampled.stderr)).toMatchObject({ dataset: 2, parked: 1 });
});
