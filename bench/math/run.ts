/**
 * rlvr's math verifier and Math-Verify on the same pairs in one run: one process at a time, one core each. Our processes are
 * started afresh several times and the one of median speed is reported, because a pass of ours is so short that one
 * interruption by another program would decide it.
 * node dist/bench/math/run.js <folder with the data files> [python with math-verify] [pairs per part, default all]
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Judged, parts } from './judge-part.js';
import type { Pair } from './pairs.js';

/** How many times our process is started before the peer and again after it, so that both meet the same load. */
const starts = 5;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

function lines<T>(command: string, args: readonly string[], input: string): T[] {
  const run = spawnSync(command, args, { input, maxBuffer: 1 << 29, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${command} failed: ${run.stderr.slice(-500)}`);
  const text = run.stdout.trim().split('\n');
  return text.map((line) => JSON.parse(line) as T);
}

interface Passes {
  readonly cold: readonly Judged[];
  readonly warm: readonly Judged[];
}

/** The first and the second pass of some processes of ours. */
function passes(folder: string, name: string, limit: string, count: number): Passes[] {
  return Array.from({ length: count }, () => {
    const args = ['--expose-gc', here('./judge-part.js'), folder, name, limit];
    const [cold, warm] = lines<Judged[]>(process.execPath, args, '');
    return { cold: cold!, warm: warm! };
  });
}

function median(all: readonly (readonly Judged[])[]): readonly Judged[] {
  return [...all].sort((a, b) => rate(a) - rate(b))[all.length >> 1]!;
}

function rate(judged: readonly Judged[]): number {
  return (judged.length / judged.reduce((sum, one) => sum + one.ms, 0)) * 1000;
}

function line(name: string, judged: readonly Judged[]): string {
  const times = judged.map((one) => one.ms).sort((a, b) => a - b);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(3);
  return `${name.padEnd(12)} ${rate(judged).toFixed(0).padStart(8)} pairs/s   p50 ${at(0.5)} ms   p99 ${at(0.99)} ms   max ${at(1)} ms`;
}

function disagreements(name: string, pairs: readonly Pair[], judged: readonly Judged[]): string[] {
  return pairs.flatMap((pair, k) =>
    pair.label === null || judged[k]!.correct === pair.label
      ? []
      : [
          `  ${name} says ${judged[k]!.correct ? 'right' : 'wrong'}, the label ${pair.label ? 'right' : 'wrong'}: ${pair.id}, gold ${pair.gold}; ${judged[k]!.note ?? ''}`,
        ],
  );
}

function report(name: string, pairs: readonly Pair[], judged: readonly Judged[]): void {
  const wrong = disagreements(name, pairs, judged);
  console.log(`${name} agrees with the labels on ${pairs.length - wrong.length} of ${pairs.length}`);
  for (const text of wrong) console.log(text);
}

const [folder, python, limit = 'all'] = process.argv.slice(2);
if (folder === undefined)
  throw new Error('usage: run.js <folder with the data files> [python] [pairs per part]');
for (const { name, title, pairs } of parts(folder, limit)) {
  const mine = passes(folder, name, limit, starts);
  const input = pairs.map((pair) => JSON.stringify(pair)).join('\n');
  const theirs =
    python === undefined
      ? null
      : lines<Judged>(python, [here('../../../bench/math/math_verify_peer.py')], input);
  if (theirs !== null) mine.push(...passes(folder, name, limit, starts));
  const cold = median(mine.map((one) => one.cold));
  const warm = median(mine.map((one) => one.warm));
  console.log(`\n${title}: ${pairs.length} pairs`);
  console.log(line('rlvr, cold', cold));
  console.log(line('rlvr, warm', warm));
  if (theirs !== null) {
    console.log(line('Math-Verify', theirs));
    const [slow, fast] = [cold, warm].map((ours) => (rate(ours) / rate(theirs)).toFixed(0));
    console.log(`ratio on these pairs: ${slow} × cold, ${fast} × warm`);
    report('Math-Verify', pairs, theirs);
  }
  report('rlvr', pairs, warm);
}
