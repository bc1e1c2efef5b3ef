/**
 * Pass rates through the whole of `rlvr rollout` against recorded ones: a server in a process of its own answers with the completions of a
 * file of the Qwen2.5-Math evaluation, which says of each whether it was right. `node dist/bench/rollout/recorded.js <file.jsonl.gz>`
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Problem } from '#datasets/problem.js';
import { zOf } from '../../src/difficulty/normal-quantile.js';
import { parseSampling, renderSummary, rolloutFiles } from '../../src/rollout/index.js';
import { startRolloutServer } from '../../tests/rollout/server/start.js';

const file = process.argv[2];
if (file === undefined)
  throw new Error('name the file: node dist/bench/rollout/recorded.js math_cot_100_rollouts.jsonl.gz');

const recorded = linesOf<{ question: string; code: string[]; score: boolean[] }>(
  gunzipSync(readFileSync(file)),
);
const folder = mkdtempSync(join(tmpdir(), 'rlvr-recorded-'));
const output = join(folder, 'rolled.jsonl');
const server = await startRolloutServer({ recorded: file });
const summary = await rolloutFiles([file], {
  sampling: parseSampling(undefined, { urls: server.url }),
  template: {},
  source: {},
  jobs: availableParallelism(),
  sandbox: 'auto',
  output,
  write: () => undefined,
  journal: undefined,
  told: console.log,
  warn: console.log,
  n: recorded[0]?.code.length ?? 8,
  wave: 4,
  stopEarly: false,
  certainty: { easy: 0.75, medium: 0.35, z: zOf(0.95), margin: 0.1 },
  imports: [],
  guess: false,
});
await server.stop();
console.log(renderSummary(summary));

const rows = linesOf<Problem>(readFileSync(output));
let equal = 0;
for (const [at, { score, question }] of recorded.entries()) {
  const rate = score.filter(Boolean).length / score.length;
  const ours = rows[at]?.difficulty?.pass_rate;
  if (ours === rate) equal++;
  else console.log(`row ${at}: recorded ${rate}, here ${ours}: ${question.slice(0, 70)}`);
}
console.log(`${equal} of ${recorded.length} pass rates are equal to the recorded ones`);
rmSync(folder, { recursive: true });

function linesOf<T>(bytes: Buffer): T[] {
  return bytes
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}
