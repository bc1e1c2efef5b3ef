// Makes the n-gram model that rlvr ships, from public files, by rlvr's own commands, and prints the figures of its model card:
//   node dist/bench/score/train-ngram.js <data folder> <work folder>
// The work folder gets the run (what filter and attach refused), the labelled rows and ngram-1.bin.
import { spawnSync } from 'node:child_process';
import { mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { families } from '#datasets/generators/index.js';

/** Dataset, file of its public repository, licence. Only licences that let a model be shared are here. */
const sources = [
  ['gsm8k', 'gsm8k_train.jsonl.gz', 'MIT'],
  ['gsm8k-test', 'gsm8k_test.jsonl', 'MIT'],
  ['math', 'math_test.json.gz', 'MIT'],
  ['mawps', 'mawps.jsonl', 'MIT'],
  ['svamp', 'svamp.jsonl', 'MIT'],
  ['college-math', 'college_math.jsonl.gz', 'MIT'],
  ['olympiadbench', 'olympiadbench.jsonl.gz', 'Apache-2.0'],
  ['aqua', 'aqua.jsonl', 'Apache-2.0'],
  ['mmlu', 'mmlu_stem.jsonl.gz', 'MIT'],
  ['humaneval', 'HumanEval.jsonl.gz', 'MIT'],
  ['mbpp', 'mbpp.jsonl', 'CC-BY-4.0'],
  ['leetcode', 'leetcode_dataset_v0.2.0_train.jsonl.gz', 'Apache-2.0'],
  ['leetcode-test', 'leetcode_dataset_v0.3.1_test.jsonl.gz', 'Apache-2.0'],
  // Measured on, never trained on: its licence forbids commercial use of what is made from it.
  ['asdiv', 'asdiv.jsonl', 'CC-BY-NC-4.0'],
] as const;
const heldOutFamilies = ['grid-path', 'coin-runs', 'percent-changes', 'root-relations'];
const heldOut = ['svamp', 'leetcode-test', 'asdiv', ...heldOutFamilies];
/** Problems of each of our own generators: their forms are sound too. */
const perFamily = 60;

const [data, work] = process.argv.slice(2);
if (data === undefined || work === undefined) throw new Error('name the data folder and a work folder');
mkdirSync(work, { recursive: true });
const recipe = {
  name: 'sound',
  seed: 1,
  sources: [
    ...sources.map(([dataset, file, license]) => ({ files: join(resolve(data), file), dataset, license })),
    ...families.map(({ name }) => ({ family: name, count: perFamily })),
  ],
  // Reference programs are not run here: whether a solution passes its tests says nothing about the prompt.
  stages: {
    dedup: false,
    decontaminate: false,
    attach: { prove: false },
    score: false,
    label: false,
    tier: false,
    split: false,
  },
};
const recipePath = join(work, 'sound.yaml');
writeFileSync(recipePath, JSON.stringify(recipe, null, 2));

const rlvr = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
const labelled = join(work, 'labelled.jsonl');
const model = join(work, 'ngram-1.bin');
const run = join(work, 'sound');
command(['build-dataset', recipePath, '--out', work]);
command(
  [
    ...['scorer', 'labels', join(run, 'train.jsonl'), '--seed', '1'],
    ...['--refused', join(run, 'stages/*/dropped.jsonl'), '--hold-out', ...heldOut],
  ],
  labelled,
);
command(['scorer', 'train', labelled, '--out', model, '--name', 'ngram-1', '--seed', '1']);

function command(args: string[], out?: string): void {
  console.log(`$ rlvr ${args.join(' ')}`);
  const stdout = out === undefined ? 'inherit' : openSync(out, 'w');
  const { status } = spawnSync(process.execPath, [rlvr, ...args], { stdio: ['ignore', stdout, 'inherit'] });
  if (status !== 0) throw new Error(`rlvr ${args[0]} ended with ${status}`);
}
