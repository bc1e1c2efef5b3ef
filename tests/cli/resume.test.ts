import { execFileSync, spawn } from 'node:child_process';
import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { random } from '#datasets/random.js';
import { lockFile } from '#src/lock.js';
import { contentOf } from './run-content.js';
import { runRlvr } from './run-rlvr.js';

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'rlvr-resume-'));

async function recipe(name: string, stages = '{}'): Promise<string> {
  const path = join(folder, `${name}.yaml`);
  const text = `name: run
seed: 5
sources:
  - family: linear-equation
    count: 1500
  - files: rows.jsonl
    dataset: rows
stages: ${stages}
exports:
  - to: rlvr
  - to: verl
`;
  await writeFile(path, text);
  return path;
}

const row = (n: number) => ({
  question: `A crate holds ${n} jars and ${n + 3} lids. How many parts are in ${n % 7} such crates?`,
  answer: `Each has ${2 * n + 3}. #### ${(2 * n + 3) * (n % 7)}`,
});
await writeFile(
  join(folder, 'rows.jsonl'),
  Array.from({ length: 400 }, (_, n) => `${JSON.stringify(row(n))}\n`).join(''),
);

/** Starts a build and kills it after a while; tells whether it ended by itself before. */
function killedAfter(ms: number, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), ms);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

const whole = join(folder, 'whole');
const first = await recipe('first');
const started = performance.now();
expect((await runRlvr(['build-dataset', first, '--out', whole])).code).toBe(0);
const wholeMs = performance.now() - started;

test('a run killed at any moment, again and again, ends with the bytes of one that was not', async () => {
  const out = join(folder, 'killed');
  const args = ['build-dataset', first, '--out', out];
  const draw = random('resume', 1);
  // The first comes early: on a machine that is faster now, a later moment may be one at which the run has ended.
  let kills = (await killedAfter(wholeMs / 10, args)) ? 0 : 1;
  while (kills < 6 && !(await killedAfter((draw.int(5, 95) / 100) * wholeMs, args))) kills++;
  expect(kills).toBeGreaterThan(0);
  expect((await runRlvr(args)).code).toBe(0);
  expect(await contentOf(join(out, 'run'))).toEqual(await contentOf(join(whole, 'run')));
  expect(await readdir(out)).toEqual(['run']);
}, 180_000);

test('a changed recipe redoes the stages from the change on, and what it makes is what a fresh run makes', async () => {
  const out = join(folder, 'changed');
  await runRlvr(['build-dataset', first, '--out', out]);
  const again = await runRlvr(['build-dataset', first, '--out', out]);
  expect(again.stderr).toContain('ingest, normalize, filter, dedup');
  const second = await recipe('second', '{ dedup: { threshold: 0.5 } }');
  const changed = await runRlvr(['build-dataset', second, '--out', out]);
  expect(changed.stderr).toContain('rlvr: ingest, normalize, filter: taken from the earlier run');
  const incremental = await contentOf(join(out, 'run'));
  const fresh = await runRlvr(['build-dataset', second, '--out', out, '--fresh']);
  expect(fresh.stderr).not.toContain('taken from');
  expect(await contentOf(join(out, 'run'))).toEqual(incremental);
}, 180_000);

test('a source that changed is read again', async () => {
  const out = join(folder, 'source');
  await runRlvr(['build-dataset', first, '--out', out]);
  await appendFile(join(folder, 'rows.jsonl'), `${JSON.stringify(row(1000))}\n`);
  const again = await runRlvr(['build-dataset', first, '--out', out, '--json']);
  expect(again.stderr).not.toContain('taken from');
  expect(JSON.parse(again.stdout).stages[0].in).toBe(1901);
}, 60_000);

test('files that were damaged since are not taken for whole', async () => {
  const out = join(folder, 'damaged');
  await runRlvr(['build-dataset', first, '--out', out]);
  const kept = join(out, 'run/stages/03-filter/kept.jsonl');
  const text = await readFile(kept);
  await rm(kept);
  await writeFile(kept, text.subarray(0, 1000));
  const again = await runRlvr(['build-dataset', first, '--out', out]);
  expect(again.stderr).toContain('rlvr: ingest, normalize: taken from');
  expect(await readFile(kept)).toEqual(text);
  // In its place: stages that passed all rows on as they came have this file, too.
  await truncate(kept, 1000);
  const last = await runRlvr(['build-dataset', first, '--out', out]);
  expect(last.code).toBe(0);
  expect(await readFile(kept)).toEqual(text);
}, 60_000);

test('a second process is told who builds there', async () => {
  const out = join(folder, 'both');
  const args = ['build-dataset', first, '--out', out];
  await mkdir(out);
  // Held by this process, not by a build: one that ends within the second that a holder is given would be right, too.
  const release = lockFile(join(out, 'run.building'), { what: 'run folder', flags: '--out' });
  const refused = await runRlvr(args);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain(`the run folder is in use by process ${process.pid}`);
  release();
  expect((await runRlvr(args)).code).toBe(0);
}, 60_000);

test('a sample takes about its share, the same rows each time', async () => {
  const out = join(folder, 'sample');
  const args = ['build-dataset', first, '--out', out, '--fresh', '--json', '--sample', '0.25'];
  const [one, two] = [await runRlvr(args), await runRlvr(args)].map(({ stdout }) => JSON.parse(stdout));
  expect(one.inputs[1].rows).toBeGreaterThan(60);
  expect(one.inputs[1].rows).toBeLessThan(140);
  expect({ ...one, timings: 0 }).toEqual({ ...two, timings: 0 });
}, 60_000);

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

test.skipIf(!mayMount)(
  'a disk that fills up is told, and the run goes on once there is room (needs root to mount)',
  async () => {
    const disk = join(folder, 'disk');
    await mkdir(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=5m', 'tmpfs', disk]);
    try {
      const full = await runRlvr(['build-dataset', first, '--out', disk]);
      expect(full.code).toBe(3);
      expect(full.stderr).toContain('the disk is full');
      expect(full.stderr).toContain('run the same command again');
      expect(await readdir(disk)).not.toContain('run');
      execFileSync('mount', ['-o', 'remount,size=64m', disk]);
      const again = await runRlvr(['build-dataset', first, '--out', disk]);
      expect(again.code).toBe(0);
      expect(again.stderr).toContain('taken from the earlier run');
      expect((await stat(join(disk, 'run/manifest.json'))).size).toBeGreaterThan(0);
    } finally {
      execFileSync('umount', [disk]);
    }
  },
  60_000,
);
