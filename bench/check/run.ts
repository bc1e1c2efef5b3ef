/**
 * `rlvr check` over a dataset file: from nothing, again with nothing changed, and after one row was changed; beside reading and hashing the
 * file's bytes, which no check can do without. `node dist/bench/check/run.js [rows]`
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateProblems } from '#datasets/generate-problems.js';
import { families } from '#datasets/generators/index.js';
import { fingerprint } from '../../src/fingerprint.js';

const rows = Number(process.argv[2] ?? 100_000);
const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'rlvr-bench-check-'));
const file = join(folder, 'train.jsonl');

function seconds(what: string, run: () => void): number {
  const begun = performance.now();
  run();
  const took = (performance.now() - begun) / 1000;
  console.log(`${what.padEnd(34)} ${took.toFixed(2).padStart(8)} s`);
  return took;
}

/** Math of every family that is judged without a program. */
function write(): void {
  const math = families.filter(
    ({ name }) =>
      generateProblems(name, { count: 1, seed: 1, difficulty: [0, 1] }).next().value?.domain === 'math',
  );
  const each = Math.ceil(rows / math.length);
  for (const { name } of math) {
    const made = [...generateProblems(name, { count: each, seed: 1, difficulty: [0, 1] })];
    appendFileSync(
      file,
      made.map((problem, at) => `${JSON.stringify({ ...problem, id: `${name}:${at}` })}\n`).join(''),
    );
  }
}

function check(): void {
  const { stderr } = spawnSync(process.execPath, [main, 'check', file, '--cache', join(folder, 'cache')], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  console.log(`  ${stderr.trim().split('\n').at(-1)}`);
}

writeFileSync(file, '');
write();
console.log(`${(statSync(file).size / 2 ** 20).toFixed(0)} MB`);
seconds('from nothing', check);
const unchanged = seconds('nothing changed', check);
const begun = performance.now();
await fingerprint(file);
const hashed = (performance.now() - begun) / 1000;
console.log(
  `${'reading and hashing alone (limit)'.padEnd(34)} ${hashed.toFixed(2).padStart(8)} s  (nothing changed takes ${(unchanged / hashed).toFixed(1)} times that)`,
);
appendFileSync(
  file,
  `${JSON.stringify({ ...generateProblems('linear-equation', { count: 1, seed: 2, difficulty: [0, 1] }).next().value, id: 'new' })}\n`,
);
seconds('one row more', check);
rmSync(folder, { recursive: true });
