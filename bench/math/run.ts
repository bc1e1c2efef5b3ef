/**
 * rlvr's math verifier and Math-Verify on the same pairs in one run, one process each, one after the other.
 * node dist/bench/math/run.js <folder with the data files> [python with math-verify] [pairs for the peer per part, default 500]
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { math } from '#verifiers/math/index.js';
import { gsm8k, mathTest, type Pair, rollouts } from './pairs.js';

interface Judged {
  readonly correct: boolean;
  readonly ms: number;
  /** What was extracted and why it is (not) equal. */
  readonly note?: string;
}

const context = { sandbox: () => Promise.reject(new Error('the math verifier runs no code')) };

async function ours(pairs: readonly Pair[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const { gold, completion } of pairs) {
    const start = performance.now();
    const verdict = await math.verify(completion, { verifier: 'math', answer: gold }, context);
    const ms = performance.now() - start;
    judged.push({ correct: verdict.reward === 1, ms, note: `${verdict.extracted ?? ''}: ${verdict.reason}` });
  }
  return judged;
}

function peer(python: string, pairs: readonly Pair[]): Judged[] {
  const script = fileURLToPath(new URL('../../../bench/math/math_verify_peer.py', import.meta.url));
  const input = pairs.map((pair) => JSON.stringify(pair)).join('\n');
  const run = spawnSync(python, [script], { input, maxBuffer: 1 << 28, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`the peer failed: ${run.stderr.slice(-500)}`);
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Judged);
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
    pair.label === null || judged[k] === undefined || judged[k].correct === pair.label
      ? []
      : [
          `  ${name} says ${judged[k].correct ? 'right' : 'wrong'}, the label ${pair.label ? 'right' : 'wrong'}: ${pair.id}, gold ${pair.gold}; ${judged[k].note ?? ''}`,
        ],
  );
}

/** Our first and second pass, and the peer's, over a part; the peer's is empty without a peer. */
interface Passes {
  readonly cold: readonly Judged[];
  readonly warm: readonly Judged[];
  readonly theirs: readonly Judged[];
}

async function part(
  name: string,
  pairs: readonly Pair[],
  python: string | undefined,
  limit: number,
): Promise<Passes> {
  const cold = await ours(pairs);
  const warm = await ours(pairs);
  console.log(`\n${name}: ${pairs.length} pairs`);
  console.log(line('rlvr, cold', cold));
  console.log(line('rlvr, warm', warm));
  const wrong = disagreements('rlvr', pairs, warm);
  console.log(`rlvr agrees with the labels on ${pairs.length - wrong.length} of ${pairs.length}`);
  for (const text of wrong) console.log(text);
  if (python === undefined) return { cold, warm, theirs: [] };
  const step = Math.max(1, Math.floor(pairs.length / limit));
  const sample = pairs.filter((_, k) => k % step === 0).slice(0, limit);
  const theirs = peer(python, sample);
  console.log(line('Math-Verify', theirs));
  const missed = disagreements('Math-Verify', sample, theirs);
  console.log(`Math-Verify agrees with the labels on ${sample.length - missed.length} of ${sample.length}`);
  for (const text of missed) console.log(text);
  console.log(ratios({ cold, warm, theirs }));
  return { cold, warm, theirs };
}

function ratios({ cold, warm, theirs }: Passes): string {
  return `ratio: ${(rate(cold) / rate(theirs)).toFixed(0)} × cold, ${(rate(warm) / rate(theirs)).toFixed(0)} × warm`;
}

/** The second part of the bench is two files: their pairs together, as if they were one. */
function together(a: Passes, b: Passes): Passes {
  return {
    cold: [...a.cold, ...b.cold],
    warm: [...a.warm, ...b.warm],
    theirs: [...a.theirs, ...b.theirs],
  };
}

const [folder, python, limit = '500'] = process.argv.slice(2);
if (folder === undefined)
  throw new Error('usage: run.js <folder with the data files> [python] [pairs for the peer]');
const one = await part(
  'part one: short numeric (gsm8k_example_model_solutions)',
  gsm8k(folder),
  python,
  Number(limit),
);
const long = await part(
  'part two: long completions (math_cot_100_rollouts)',
  rollouts(folder),
  python,
  Number(limit),
);
const solutions = await part('part two: solutions (math_test)', mathTest(folder), python, Number(limit));
if (python !== undefined) {
  console.log(`\npart one, ${ratios(one)}`);
  console.log(`part two (rollouts and math_test together), ${ratios(together(long, solutions))}`);
}
