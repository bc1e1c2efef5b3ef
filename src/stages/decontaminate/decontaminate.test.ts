import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import type { StageContext } from '../../pipeline/stage.js';
import { decontaminate } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-evaluation-'));
afterAll(() => rmSync(folder, { recursive: true }));
const questions = [
  'A ferry carries eleven cars on each of its seven trips and three lorries besides. How many cars cross the lake?',
  'Nora folds forty paper cranes an hour for two hours and loses nine of them. How many cranes has she now?',
];
writeFileSync(
  join(folder, 'gsm8k.jsonl'),
  questions.map((question) => `${JSON.stringify({ question, answer: 'So #### 77' })}\n`).join(''),
);

function contextOf(lines: string[]): StageContext {
  return {
    seed: 1,
    jobs: 1,
    told: (line) => lines.push(line),
    resolve: (path) => join(folder, path),
    sourceRank: () => 0,
    judge: async () => [],
  };
}

function problem(id: string, content: string): Problem {
  const prompt = [{ role: 'user' as const, content }];
  return { id, domain: 'math', prompt, source: { dataset: 'train' }, tags: [], meta: {} };
}

test('a set by name is found in its folder, the pair is written side by side, and the share of the set is told', async () => {
  const lines: string[] = [];
  const given = decontaminate.settings.parse({ benchmarks: ['gsm8k'], benchmark_folder: '.' });
  const run = await decontaminate.open(given, contextOf(lines));
  const [hit, spared] = await run.apply([
    problem('a', `${questions[0]} Think step by step.`),
    problem('b', 'A baker fills 12 trays.'),
  ]);
  await run.close?.();
  expect(spared).toMatchObject({ kept: { id: 'b' } });
  expect(hit).toMatchObject({
    reason: {
      code: 'contaminated-by',
      message: expect.stringMatching(/^holds 100 % of the words of gsm8k:/),
    },
    notes: [
      { report: 'contaminated-pairs', row: { id: 'a', item_prompt: questions[0], common_run_words: 21 } },
    ],
  });
  expect(run.figures?.()).toMatchObject({
    items_of: { gsm8k: 2 },
    items_hit: { gsm8k: 1 },
    share_hit: { gsm8k: 0.5 },
    problems_hitting: { gsm8k: 1 },
  });
  expect(lines).toEqual([expect.stringContaining('1 of 2 items of gsm8k (50.0 %)')]);
});

test('a set that is not there is told with the command that downloads it', async () => {
  const given = decontaminate.settings.parse({ benchmarks: ['math500'], benchmark_folder: 'sets' });
  await expect(decontaminate.open(given, contextOf([]))).rejects.toMatchObject({
    message: expect.stringContaining('math500 is neither at sets/math500 nor'),
    remedy: expect.stringContaining('hf download --repo-type dataset HuggingFaceH4/MATH-500'),
  });
});
