/**
 * Real rollouts through the label stage: our pass rates beside the recorded ones, each difference; the golds that the completions speak
 * against; and what share of their 20-grams honest completions repeat.
 * Usage: node dist/bench/curriculum/rollouts.js <folder with math_cot_100_rollouts.jsonl.gz (QwenLM/Qwen2.5-Math)>
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readRows } from '#datasets/files/index.js';
import type { Problem } from '#datasets/problem.js';
import { buildDataset } from '#src/index.js';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: rollouts.js <folder with math_cot_100_rollouts.jsonl.gz>');
const file = resolve(folder, 'math_cot_100_rollouts.jsonl.gz');

const recorded: boolean[][] = [];
for await (const rows of readRows(file)) {
  for (const raw of rows) if ('row' in raw) recorded.push(raw.row.score as boolean[]);
}

const out = await mkdtemp(join(tmpdir(), 'rlvr-rollouts-'));
const recipe = join(out, 'recipe.yaml');
await writeFile(
  recipe,
  `name: rollouts
sources: [{ files: ${JSON.stringify(file)}, dataset: rollouts }]
stages: { filter: false, dedup: false, decontaminate: false, attach: false, label: { pass_at: [1, 4, 8], rewards: [correct, { name: repetition, n: 20 }] } }
`,
);
const { manifest, folder: run } = await buildDataset(recipe, { out });
const stage = manifest.stages.findIndex(({ name }) => name === 'label');
const lines = async <T>(name: string) =>
  (await readFile(join(run, 'stages', `${String(stage + 1).padStart(2, '0')}-label`, name), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

const problems = await lines<Problem>('kept.jsonl');
let equal = 0;
for (const problem of problems) {
  const scores = recorded[problem.source.row as number] as boolean[];
  const theirs = scores.filter(Boolean).length / scores.length;
  const { pass_rate: ours, interval } = problem.difficulty ?? {};
  if (ours === theirs) {
    equal++;
    continue;
  }
  console.log(
    `row ${problem.source.row}: ours ${ours} [${interval}], recorded ${theirs}; gold ${JSON.stringify(problem.ground_truth)}`,
  );
  problem.rollout?.verdicts?.forEach((verdict, at) => {
    if ((verdict.outcome === 'correct') === scores[at]) return;
    console.log(
      `  completion ${at}: ${verdict.outcome}, found ${verdict.extracted}: ${verdict.reason}; recorded ${scores[at] ? 'right' : 'wrong'}`,
    );
  });
}
console.log(`${equal} of ${problems.length} pass rates equal the recorded ones`);
console.log(`figures: ${JSON.stringify(manifest.stages[stage]?.figures)}`);
for (const { id, gold, majority, agreeing, judged, agreeing_with_gold: with_gold } of await lines<
  Record<string, unknown>
>('suspected-golds.jsonl')) {
  console.log(
    `suspected: ${id}: gold ${JSON.stringify(gold)}, ${agreeing} of ${judged} say ${majority}, ${with_gold} say the gold`,
  );
}
const repeated = problems
  .flatMap(({ rollout }) => rollout?.verdicts?.map(({ components }) => -(components?.repetition ?? 0)) ?? [])
  .sort((a, b) => a - b);
const at = (share: number) => (repeated[Math.floor(share * (repeated.length - 1))] as number).toFixed(3);
console.log(
  `share of repeated 20-grams: median ${at(0.5)}, 90 % ${at(0.9)}, 99 % ${at(0.99)}, most ${at(1)}`,
);
await rm(out, { recursive: true });
