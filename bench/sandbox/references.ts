/**
 * Judges the reference solutions of a problem file, and a broken version of each.
 * Usage: node dist/bench/sandbox/references.js humaneval|mbpp|leetcode <file.jsonl[.gz]> [--sandbox auto] [--workers 2] [--time-limit 10]
 * `--time-limit`: the seconds that each program may take, in place of the judge's own.
 * Prints every reference that does not earn 1 and every broken version that earns more than 0.
 */
import { parseArgs } from 'node:util';
import { openSandbox } from '#sandboxes/index.js';
import { code } from '#verifiers/code/index.js';
import { broken, readCases } from './cases.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    sandbox: { type: 'string', default: 'auto' },
    workers: { type: 'string', default: '2' },
    'time-limit': { type: 'string' },
  },
});
const [form = '', file = ''] = positionals;
const { workers } = values;
const seconds = values['time-limit'];
const cases = readCases(form, file).map((one) => {
  if (seconds === undefined) return one;
  const { groundTruth } = one;
  return {
    ...one,
    groundTruth: { ...groundTruth, limits: { ...groundTruth.limits, time_s: Number(seconds) } },
  };
});
const sandbox = await openSandbox(values.sandbox, { workers: Number(workers) });
const context = { sandbox: async () => sandbox };
const times: number[] = [];

async function judgeAll(label: string, change: (source: string) => string, wanted: number): Promise<void> {
  const started = performance.now();
  let next = 0;
  let right = 0;
  const lane = async (): Promise<void> => {
    for (let one = cases[next++]; one; one = cases[next++]) {
      const begun = performance.now();
      const verdict = await code.verify(change(one.completion), one.groundTruth, context);
      times.push(performance.now() - begun);
      if (verdict.reward === wanted) right += 1;
      else console.log(`${label} ${one.id}: ${verdict.reward} ${verdict.outcome} ${verdict.reason}`);
    }
  };
  await Promise.all(Array.from({ length: Number(workers) * 2 }, lane));
  const elapsed = (performance.now() - started) / 1000;
  console.log(
    `${label}: ${right} of ${cases.length} earn ${wanted}; ${(cases.length / elapsed).toFixed(1)} verdicts/s`,
  );
}

console.log(`sandbox: ${sandbox.backend}`);
await judgeAll('reference', (source) => source, 1);
await judgeAll('broken', broken, 0);
await sandbox.close();
times.sort((a, b) => a - b);
const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
console.log(`milliseconds a verdict: p50 ${at(0.5)}, p99 ${at(0.99)}`);
