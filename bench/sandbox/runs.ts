/**
 * Runs per second of every backend that works here, and milliseconds a run (p50, p99), against four peers in the same process:
 * a new Pyodide, a new unconfined `python3`, a new `bwrap … python3` and a new `docker run … python3`, each for every run. Then
 * C++ programs that are compiled once for 20 tests each, against g++ and bare runs.
 * Usage: node dist/bench/sandbox/runs.js [workers] [runs]
 */

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPyodide } from 'pyodide';
import { findDaemon } from '#sandboxes/docker/daemon.js';
import { findImage } from '#sandboxes/docker/image/image.js';
import { backends } from '#sandboxes/index.js';
import { probe } from '#sandboxes/probe.js';
import type { Program, Run, Sandbox } from '#sandboxes/sandbox.js';

const [workers = 2, runs = 2000] = process.argv.slice(2).map(Number);
const limits = { timeMs: 10_000, memoryBytes: 268435456, outputBytes: 65536 };
const python = (source: string, stdin: string): Program => ({
  language: 'python',
  files: { 'main.py': source },
  entry: 'main.py',
  stdin,
});
const add = 'a, b = map(int, input().split())\nprint(a + b)\n';
const addInJavaScript =
  "const [a, b] = require('fs').readFileSync(0, 'utf8').split(' ').map(Number);\nconsole.log(a + b);\n";
const check = `
from typing import List
def closest(numbers: List[float], threshold: float) -> bool:
    return any(abs(a - b) < threshold for i, a in enumerate(numbers) for b in numbers[:i])
def check(candidate):
    assert candidate([1.0, 2.0, 3.9, 4.0, 5.0, 2.2], 0.3) == True
    assert candidate([1.0, 2.0, 3.9, 4.0, 5.0, 2.2], 0.05) == False
check(closest)
`;
const programs: Record<string, Program> = {
  'two numbers': python(add, '1 2\n'),
  'a check': python(check, ''),
  'two numbers in JavaScript': {
    language: 'javascript',
    files: { 'main.js': addInJavaScript },
    entry: 'main.js',
    stdin: '1 2\n',
  },
};

interface Timing {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

async function measure(count: number, lanes: number, once: () => Promise<void>): Promise<Timing> {
  const times: number[] = [];
  let left = count;
  const started = performance.now();
  const lane = async (): Promise<void> => {
    while (left-- > 0) {
      const begun = performance.now();
      await once();
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

const show = (name: string, { perSecond, p50, p99 }: Timing): void =>
  console.log(
    `${name.padEnd(34)} ${perSecond.toFixed(1).padStart(8)} runs/s  p50 ${p50.toFixed(1)} ms  p99 ${p99.toFixed(1)} ms`,
  );

function command(name: string, args: readonly string[], stdin: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, { stdio: ['pipe', 'ignore', 'ignore'] });
    child.on('error', reject);
    child.on('exit', (status) => (status === 0 ? resolve() : reject(new Error(`${name}: status ${status}`))));
    child.stdin.end(stdin);
  });
}

const bwrap = [
  ...['--unshare-all', '--die-with-parent', '--new-session', '--cap-drop', 'ALL', '--clearenv'],
  ...['--ro-bind', '/usr', '/usr', '--symlink', 'usr/bin', '/bin', '--symlink', 'usr/lib', '/lib'],
  ...['--symlink', 'usr/lib64', '/lib64', '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'],
  ...['--chdir', '/tmp', '/usr/bin/python3', '-I', '-c'],
];

async function freshPyodide(source: string, stdin: string): Promise<void> {
  const pyodide = await loadPyodide({ stdin: () => stdin, stdout: () => undefined });
  pyodide.runPython(source);
}

const cppSource = (n: number): string =>
  `#include <iostream>\nint main() { long a, b; std::cin >> a >> b; std::cout << a + b + ${n} - ${n} << "\\n"; }\n`;

/** Programs that differ, so that each is compiled; then 20 tests of each. The peer compiles and runs without any walls. */
async function measureCpp(sandbox: Sandbox, name: string): Promise<void> {
  let n = 0;
  const test = (source: string, i: number): Promise<Run> =>
    sandbox.run(
      { language: 'cpp', files: { 'main.cpp': source }, entry: 'main.cpp', stdin: `${i} 1\n` },
      limits,
    );
  const timing = await measure(12, workers, async () => {
    const source = cppSource(++n);
    for (let i = 0; i < 20; i++) {
      const run = await test(source, i);
      if (run.stdout !== `${i + 1}\n`) throw new Error(`C++: ${run.ending} ${run.stderr} ${run.detail}`);
    }
  });
  const folder = mkdtempSync(join(tmpdir(), 'rlvr-bench-'));
  const bare = await measure(6, workers, async () => {
    const program = join(folder, `p${++n}`);
    writeFileSync(`${program}.cpp`, cppSource(n));
    await command('g++', ['-std=gnu++20', '-O2', '-o', program, `${program}.cpp`], '');
    for (let i = 0; i < 20; i++) await command(program, [], `${i} 1\n`);
  });
  rmSync(folder, { recursive: true });
  show(`${name}, C++: compile and 20 tests`, timing);
  show('  g++ and 20 runs, unconfined', bare);
  console.log(`  ${(timing.perSecond / bare.perSecond).toFixed(2)} × unconfined`);
}

function descendants(pid = process.pid): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean);
  return children.map(Number).flatMap((child) => [child, ...descendants(child)]);
}

/** Mebibytes that a process shares with no other: copies of the zygote share nearly everything with it. */
function privateMemory(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return [...text.matchAll(/^Private_\w+: +(\d+) kB/gm)].reduce((sum, [, kb]) => sum + Number(kb) / 1024, 0);
}

async function dockerRun(): Promise<string[]> {
  const { docker } = await findDaemon();
  const image = await findImage(docker);
  if (!image) throw new Error('no image; run rlvr sandbox build');
  return ['run', '--rm', '--interactive', '--network', 'none', image.name, 'python3', '-c', add];
}

/** What the containers of this process hold, files and the agents included. */
async function containersHold(): Promise<number> {
  const { docker } = await findDaemon();
  const own = await docker.listContainers({ filters: { label: ['rlvr.owner'] } });
  const ours = own.filter(({ Labels }) => Labels['rlvr.owner']?.split('/').at(-2) === String(process.pid));
  const stats = await Promise.all(ours.map(({ Id }) => docker.getContainer(Id).stats({ stream: false })));
  return stats.reduce((sum, { memory_stats }) => sum + memory_stats.usage, 0);
}

const peers: Record<string, number> = {};
for (const [name, count, lanes, once] of [
  ['new Pyodide for every run', 5, 1, () => freshPyodide(add, '1 2')],
  ['new python3 for every run', 200, workers, () => command('/usr/bin/python3', ['-c', add], '1 2\n')],
  ['new bwrap python3 for every run', 200, workers, () => command('bwrap', [...bwrap, add], '1 2\n')],
  ['new docker run for every run', 20, workers, async () => command('docker', await dockerRun(), '1 2\n')],
] as const) {
  try {
    const timing = await measure(count, lanes, once);
    show(name, timing);
    peers[name] = timing.perSecond;
  } catch (error) {
    console.log(`${name}: not measured (${(error as Error).message})`);
  }
}

for (const backend of backends) {
  const availability = await probe(backend);
  if (!availability.works) {
    console.log(`${backend.name}: not measured (${availability.reason})`);
    continue;
  }
  const opened = performance.now();
  const sandbox = await backend.open({ workers });
  await sandbox.run(python('1', ''), limits);
  console.log(`${backend.name}: first run after ${(performance.now() - opened).toFixed(0)} ms`);
  const languages = await backend.languages();
  for (const [name, program] of Object.entries(programs)) {
    if (!languages[program.language].works) continue;
    const once = async (): Promise<void> => {
      const run = await sandbox.run(program, limits);
      if (run.exitCode !== 0) throw new Error(`${name}: ${run.ending} ${run.stderr} ${run.detail}`);
    };
    await measure(100, workers, once);
    const timing = await measure(runs, workers, once);
    show(`${backend.name}, ${name}`, timing);
    for (const [peer, perSecond] of Object.entries(peers))
      console.log(`  ${(timing.perSecond / perSecond).toFixed(1)} × ${peer}`);
  }
  if ((await backend.languages()).cpp.works) await measureCpp(sandbox, backend.name);
  const held = descendants().reduce((sum, pid) => sum + privateMemory(pid), 0);
  console.log(
    `${backend.name}: this process holds ${(process.memoryUsage().rss / 1048576).toFixed(0)} MiB, the pool's ${held.toFixed(0)} MiB`,
  );
  if (backend.name === 'docker')
    console.log(`docker: the containers hold ${((await containersHold()) / 1048576).toFixed(0)} MiB`);
  await sandbox.close();
}
