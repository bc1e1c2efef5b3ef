/**
 * Programs in C++ that begin with `bits/stdc++.h`, each compiled and run on five inputs, in batches: the header that is made beforehand
 * is there from the second batch on, or from the first where an earlier judge has made it. Beside `g++` and bare runs, which have none, in the same process.
 * Usage: node dist/bench/sandbox/cpp.js [bubblewrap|docker] [programs in a batch]
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { cppFlags } from '#sandboxes/cpp-header.js';
import { openSandbox } from '#sandboxes/index.js';

const [backend = 'bubblewrap', count = '20'] = process.argv.slice(2);
const [workers, inputs] = [2, 5];
const limits = { timeMs: 10_000, memoryBytes: 2 ** 28, outputBytes: 2 ** 16 };

const sourceOf = (n: number): string => `#include <bits/stdc++.h>
using namespace std;
int main() {
  int count; cin >> count;
  vector<long long> values(count);
  for (auto &value : values) cin >> value;
  sort(values.begin(), values.end());
  map<long long, int> times;
  for (auto value : values) times[value]++;
  for (auto &[value, often] : times) cout << value + ${n} << ' ' << often << '\\n';
}
`;
const inputOf = (test: number): string => `3\n${test} 9 ${test}\n`;
const outputOf = (n: number, test: number): string => `${test + n} 2\n${9 + n} 1\n`;

async function batch(name: string, first: number, judge: (n: number) => Promise<void>): Promise<number> {
  const lane = pLimit(workers);
  const begun = performance.now();
  await Promise.all(Array.from({ length: Number(count) }, (_, at) => lane(() => judge(first + at))));
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `${name.padEnd(44)} ${(Number(count) / seconds).toFixed(2)} programs/s, ${((seconds * workers) / Number(count)).toFixed(2)} s each`,
  );
  return seconds;
}

function check(n: number, test: number, output: string): void {
  if (output !== outputOf(n, test)) throw new Error(`program ${n}, test ${test}: ${output}`);
}

function command(name: string, args: readonly string[], stdin = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(name, args, (error, stdout) => (error ? reject(error) : resolve(stdout)));
    child.stdin?.end(stdin);
  });
}

const folder = mkdtempSync(join(tmpdir(), 'rlvr-bench-'));
const unconfined = await batch('g++ and bare runs', 0, async (n) => {
  const path = join(folder, `${n}`);
  writeFileSync(`${path}.cpp`, sourceOf(n));
  await command('g++', [...cppFlags, '-o', path, `${path}.cpp`]);
  for (let test = 0; test < inputs; test++) check(n, test, await command(path, [], inputOf(test)));
});
rmSync(folder, { recursive: true });

const sandbox = await openSandbox(backend, { workers });
for (let round = 1; round <= 3; round++) {
  const seconds = await batch(`${backend}, batch ${round}`, 1000 * round, async (n) => {
    const program = { language: 'cpp', files: { 'main.cpp': sourceOf(n) }, entry: 'main.cpp' } as const;
    for (let test = 0; test < inputs; test++) {
      const run = await sandbox.run({ ...program, stdin: inputOf(test) }, limits);
      check(n, test, run.ending === 'exited' ? run.stdout : `${run.ending} ${run.stderr}${run.detail}`);
    }
  });
  console.log(`  ${(unconfined / seconds).toFixed(1)} × g++ and bare runs`);
}
await sandbox.close();
