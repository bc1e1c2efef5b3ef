/**
 * Honest and hostile runs mixed, in a row, and what they leave: processes, /tmp, mounts, control groups, containers, memory.
 * Usage: node dist/bench/sandbox/endurance.js [runs 10000] [backend bubblewrap] [workers 2]
 * Exits with 1 when an honest run is not right, or anything is left.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nobodysId } from '#sandboxes/bubblewrap/agent-process.js';
import { findDaemon } from '#sandboxes/docker/daemon.js';
import { backends } from '#sandboxes/index.js';
import type { Language, Program } from '#sandboxes/sandbox.js';

const [runs = '10000', name = 'bubblewrap', workers = '2'] = process.argv.slice(2);
const backend = backends.find((one) => one.name === name);
if (!backend) throw new Error(`no backend ${name}`);

const extensions: Partial<Record<Language, string>> = { python: '.py', javascript: '.js', cpp: '.cpp' };
const attackFolders = ['escapes', 'limits', 'leftovers'].map(
  (folder) => new URL(`../../../tests/attacks/${folder}/`, import.meta.url),
);
const here = await backend.languages();
const programs = (Object.entries(extensions) as [Language, string][])
  .filter(([language]) => here[language].works)
  .flatMap(([language, extension]) =>
    attackFolders.flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith(extension))
        .map((file): Program => {
          const entry = `main${extension}`;
          const source = readFileSync(new URL(file, folder), 'utf8');
          return { language, files: { [entry]: source }, entry, stdin: '' };
        }),
    ),
  );
const honest: Program = {
  language: 'python',
  files: { 'main.py': 'print(int(input()) * 2)' },
  entry: 'main.py',
  stdin: '21\n',
};

function descendants(pid = process.pid): number[] {
  const path = `/proc/${pid}/task/${pid}/children`;
  const children = existsSync(path) ? readFileSync(path, 'utf8').trim().split(' ').filter(Boolean) : [];
  return children.map(Number).flatMap((child) => [child, ...descendants(child)]);
}
/** Root's containers run as a user of their own; a file of that user in /tmp came out of one. */
const isOfContainers = (file: string): boolean =>
  lstatSync(join('/tmp', file), { throwIfNoEntry: false })?.uid === nobodysId;
/** This process's containers on the daemon. */
async function containers(): Promise<number> {
  if (name !== 'docker') return 0;
  const { docker } = await findDaemon();
  const owned = await docker.listContainers({ all: true, filters: { label: ['rlvr.owner'] } });
  return owned.filter(({ Labels }) => Labels['rlvr.owner']?.split('/').at(-2) === String(process.pid)).length;
}
const look = async () => ({
  processes: descendants().length,
  files: readdirSync('/tmp').filter(
    (file) => isOfContainers(file) || file.startsWith(`rlvr-door-${process.pid}-`),
  ).length,
  mounts: readFileSync('/proc/self/mounts', 'utf8').split('\n').length,
  groups: spawnSync('find', ['/sys/fs/cgroup', '-name', `rlvr-${process.pid}-*`])
    .stdout.toString()
    .split('\n').length,
  containers: await containers(),
});

const before = await look();
const sandbox = await backend.open({ workers: Number(workers) });
await sandbox.run(honest, { timeMs: 10_000, memoryBytes: 134217728, outputBytes: 65536 });
// The spare copies are made while nothing waits for them.
const settle = () => new Promise((resolve) => setTimeout(resolve, 500));
await settle();
const [idle, rss] = [descendants().length, process.memoryUsage().rss];
const endings: Record<string, number> = {};
let wrong = 0;
let next = 0;
const started = performance.now();
const lane = async (): Promise<void> => {
  for (let i = next++; i < Number(runs); i = next++) {
    // Two of three are honest, as in a bad rollout.
    const hostile = i % 3 === 0;
    const program = (hostile ? programs[(i / 3) % programs.length] : undefined) ?? honest;
    const timeMs = hostile ? 100 : 10_000;
    const run = await sandbox.run(program, { timeMs, memoryBytes: 67108864, outputBytes: 65536 });
    const key = hostile ? run.ending : 'honest';
    endings[key] = (endings[key] ?? 0) + 1;
    if (!hostile && run.stdout !== '42\n') {
      wrong += 1;
      console.log(`run ${i}: ${run.ending} ${run.stdout} ${run.stderr} ${run.detail}`);
    }
  }
};
await Promise.all(Array.from({ length: Number(workers) + 1 }, lane));
const seconds = (performance.now() - started) / 1000;
await settle();
const after = { idle: descendants().length, rss: process.memoryUsage().rss };
await sandbox.close();
const left = await look();
console.log(`${backend.name}: ${runs} runs in ${seconds.toFixed(0)} s, ${JSON.stringify(endings)}`);
console.log(`honest runs that were not right: ${wrong}`);
console.log(`processes of the pool: ${idle} before, ${after.idle} after`);
console.log(
  `memory of the judge: ${(rss / 1048576).toFixed(0)} MiB before, ${(after.rss / 1048576).toFixed(0)} MiB after`,
);
console.log(`on the machine before: ${JSON.stringify(before)}`);
console.log(`and after the end:     ${JSON.stringify(left)}`);
const same = JSON.stringify(before) === JSON.stringify(left) && after.idle <= idle;
process.exitCode = same && wrong === 0 && !endings.sandbox_failure ? 0 : 1;
