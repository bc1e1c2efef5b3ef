/**
 * Builds that are killed (SIGKILL) at random moments and run again, beside one that is not: how many end with other bytes. Math, programs
 * and a source file with bad rows. `node dist/bench/pipeline/kills.js [runs]`
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { random } from '#datasets/random.js';

const runs = Number(process.argv[2] ?? 50);
const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'rlvr-bench-kills-'));
const draw = random('kills', Date.now());

writeFileSync(
  join(folder, 'recipe.yaml'),
  `name: run
seed: 5
sources:
  - {files: rows.jsonl, dataset: rows}
  - {family: linear-equation, count: 1000}
  - {family: list-pipeline, count: 40}
exports: [{to: rlvr}, {to: verl}]
`,
);
const row = (n: number) =>
  n % 97 === 0
    ? '{"question": 7}'
    : JSON.stringify({
        question: `A crate holds ${n} jars and ${n + 3} lids. How many parts?`,
        answer: `#### ${2 * n + 3}`,
      });
writeFileSync(join(folder, 'rows.jsonl'), Array.from({ length: 1500 }, (_, n) => `${row(n)}\n`).join(''));

/** Resolves to the exit code; null after a kill. */
function build(out: string, killMs?: number): Promise<number | null> {
  return new Promise((resolve) => {
    const args = [main, 'build-dataset', join(folder, 'recipe.yaml'), '--out', out];
    const env = { ...process.env, XDG_CACHE_HOME: join(out, '..', 'cache') };
    const child = spawn(process.execPath, args, { stdio: 'ignore', env });
    const timer = killMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killMs);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
}

/** Every file of a run, but for what tells of time. */
function contentOf(run: string): string {
  return readdirSync(run, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const bytes = readFileSync(path, 'latin1');
      const text =
        entry.name === 'manifest.json' ? JSON.stringify({ ...JSON.parse(bytes), timings: 0 }) : bytes;
      return `${relative(run, path)}\n${text}`;
    })
    .sort()
    .join('\n');
}

const begun = performance.now();
if ((await build(join(folder, 'whole', 'out'))) !== 0) throw new Error('the build that is not killed failed');
const wholeMs = performance.now() - begun;
const expected = contentOf(join(folder, 'whole', 'out', 'run'));

let [killed, differ, failed] = [0, 0, 0];
for (let at = 0; at < runs; at++) {
  const out = join(folder, String(at), 'out');
  // One in three is killed twice.
  for (let kill = draw.int(1, 3); kill <= 3; kill += 2)
    if ((await build(out, (draw.int(2, 98) / 100) * wholeMs)) === null) killed++;
  if ((await build(out)) !== 0) failed++;
  else if (contentOf(join(out, 'run')) !== expected) differ++;
  rmSync(join(folder, String(at)), { recursive: true, force: true });
}
rmSync(folder, { recursive: true });
console.log(
  `${runs} runs, ${killed} kills within ${(wholeMs / 1000).toFixed(1)} s each: ${differ} ended with other bytes, ${failed} failed when run again`,
);
