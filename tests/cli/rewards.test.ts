import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonLines, runRlvr } from './run-rlvr.js';

const folder = await mkdtemp(join(tmpdir(), 'rlvr-rewards-'));
const lines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const verify = async (rows: readonly unknown[], ...args: string[]) => {
  const ended = await runRlvr(['verify', '--only', ...args], lines(rows));
  return { ...ended, out: jsonLines(ended.stdout) };
};

test('a group of completions: the reward is the weighted sum, and each part is told', async () => {
  const row = {
    completions: ['\\boxed{1}', 'so it is \\boxed{2}', '\\boxed{1} \\\\'],
    tokens: [10, 20, 30],
    ground_truth: '1',
  };
  const { out } = await verify([row], '--rewards', 'correct,length:0.5');
  expect(out[0]).toMatchObject({
    rewards: [1.25, 0, 0.75],
    verdicts: [
      { outcome: 'correct', components: { correct: 1, length: 0.5 } },
      { outcome: 'incorrect', components: { correct: 0, length: 0 } },
      { outcome: 'correct', components: { correct: 1, length: -0.5 } },
    ],
  });
});

test('rows of one problem are one group when a field says so, also across batches; else it is said', async () => {
  // 600 rows in groups of 3: the reader's batches of 256 part some of the groups.
  const rows = Array.from({ length: 600 }, (_, at) => ({
    uid: Math.floor(at / 3),
    completion: '\\boxed{1}',
    tokens: 100 * (1 + (at % 3)),
    ground_truth: '1',
  }));
  const grouped = await verify(rows, '--rewards', 'length', '--group-by', 'uid');
  expect(grouped.out.map((row) => row.reward)).toEqual(rows.map((_, at) => [0.5, 0, -0.5][at % 3]));
  const alone = await verify(rows.slice(0, 3), '--rewards', 'length');
  expect(alone.out.map((row) => row.reward)).toEqual([0, 0, 0]);
  expect(alone.stderr).toContain('--group-by');
});

test('a row may carry its own reward functions; a mistake in them is told and its reward is unknown', async () => {
  const row = { completion: '<think>a</think><answer>\\boxed{1}</answer>', ground_truth: '1' };
  const { out, stderr } = await verify(
    [
      row,
      { ...row, reward_functions: ['correct', { name: 'format', weight: 0.25 }] },
      { ...row, reward_functions: ['corect'] },
      { ...row, rewards: ['correct'] },
      { ...row, reward_functions: [{ name: 'overlong', max: 10, cache: 5 }], tokens: 9 },
      { ...row, reward_functions: [{ name: 'overlong', max: 10, cache: 5 }] },
      { ...row, tokens: 'nine' },
    ],
    '--rewards',
    'correct:2',
  );
  expect(out.map((one) => one.reward)).toEqual([2, 1.25, null, null, -0.8, null, null]);
  expect(stderr).toContain('stdin:3: reward_functions: rewards.0.name: there is no reward of that name');
  expect(stderr).toContain('stdin:4: rewards: reward functions go under `reward_functions`');
  expect(stderr).toContain('stdin:6: tokens: the length is to be counted in tokens');
  expect(stderr).toContain('stdin:7: tokens: `tokens` must give a whole number');
});

test('partial credit runs the tests after a failed one, and weighs them', async () => {
  const truth = {
    verifier: 'code',
    language: 'python',
    tests: [
      { stdin: '1\n', stdout: '1\n' },
      { stdin: '2\n', stdout: '4\n', weight: 2 },
      { stdin: '3\n', stdout: '9\n' },
    ],
  };
  const row = {
    completion: '```python\nn = int(input())\nprint(n * n if n != 2 else 0)\n```',
    ground_truth: truth,
  };
  const { out } = await verify([row], '--rewards', 'tests', '--sandbox', 'wasm', '--jobs', '1');
  expect(out[0]).toMatchObject({
    reward: 0.5,
    verdict: { outcome: 'incorrect', tests: { passed: 2, total: 3 } },
  });
});

test('a fault stays null whatever the weights', async () => {
  const truth = { verifier: 'code', language: 'python', tests: [{ stdin: '', stdout: '1' }] };
  const rows = [{ completions: ['```python\nprint(1)\n```', 'none'], tokens: [1, 2], ground_truth: truth }];
  const { out, code } = await verify(
    rows,
    '--rewards',
    'correct:0,length:5',
    '--sandbox',
    'none-of-that-name',
  );
  expect(code).not.toBe(0);
  for (const row of out) expect(row.rewards).toContain(null);
});

test('a list with settings comes from a file; mistakes end with 2', async () => {
  const file = join(folder, 'rewards.yaml');
  await writeFile(file, '- correct\n- { name: format, weight: 0.5, style: boxed }\n');
  const { out } = await verify([{ completion: 'so \\boxed{1}', ground_truth: '1' }], '--rewards-file', file);
  expect(out[0]?.reward).toBe(1.5);
  for (const [args, told] of [
    [['--rewards', 'corect'], 'no reward of that name'],
    [['--rewards', 'correct', '--rewards-file', file], 'both --rewards and --rewards-file'],
    [['--rewards-file', join(folder, 'none.yaml')], 'cannot be read'],
  ] as const) {
    const ended = await verify([], ...args);
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining(told)]);
  }
});
