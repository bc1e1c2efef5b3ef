// The n-gram scorer on one core, beside scikit-learn with n-grams of the same orders on one core, on the same texts, rounds alternating:
//   node dist/bench/score/ngram.js <file of problems> [python with scikit-learn]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { readFiles } from '#datasets/read-files.js';
import { parseModel, rate } from '#src/scorers/ngram/model.js';

const rounds = 5;
const [file, python] = process.argv.slice(2);
if (file === undefined) throw new Error('name a file of problems');
const problems: Problem[] = [];
for await (const batch of readFiles([file], {}, () => undefined))
  for (const read of batch) if ('problem' in read) problems.push(read.problem);
// The peer reads prompts alone, so we do too.
const prompts = problems.map(({ solution: _, ...problem }) => problem);
const texts = prompts.map(promptText);

const model = parseModel(readFileSync(new URL('../../src/scorers/ngram/ngram-1.bin', import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'rlvr-ngram-'));
const textsFile = join(folder, 'texts.json');
writeFileSync(textsFile, JSON.stringify(texts));
const ours: number[] = [];
const peers: number[] = [];
for (let round = 0; round < rounds; round++) {
  const started = performance.now();
  for (const prompt of prompts) rate(model, prompt);
  ours.push((1000 * texts.length) / (performance.now() - started));
  if (python !== undefined) peers.push(peerRate(python));
}
rmSync(folder, { recursive: true });

const characters = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
console.log(
  `${texts.length} texts of ${characters.toFixed(0)} characters on average, ${rounds} rounds, best of each`,
);
console.log(`rlvr ngram-1    ${Math.max(...ours).toFixed(0)} texts/s on one core`);
if (peers.length > 0) {
  console.log(`scikit-learn    ${Math.max(...peers).toFixed(0)} texts/s on one core`);
  console.log(`ratio           ${(Math.max(...ours) / Math.max(...peers)).toFixed(1)}`);
}

function peerRate(interpreter: string): number {
  const script = fileURLToPath(new URL('../../../bench/score/sklearn_peer.py', import.meta.url));
  const ended = spawnSync(interpreter, [script, textsFile], {
    encoding: 'utf8',
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  if (ended.status !== 0) throw new Error(ended.stderr);
  return Number(ended.stdout);
}
