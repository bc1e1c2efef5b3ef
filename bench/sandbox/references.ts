/**
 * Judges the reference solutions of a problem file, and a broken version of each.
 * Usage: node dist/bench/sandbox/references.js humaneval|mbpp|leetcode <file.jsonl[.gz]> [--sandbox auto] [--workers 2]
 * Prints every reference that does not earn 1 and every broken version that earns more than 0.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { openSandbox } from '#sandboxes/index.js';
import { type CodeGroundTruth, code } from '#verifiers/code/index.js';

interface Case {
  readonly id: string;
  readonly groundTruth: CodeGroundTruth;
  readonly completion: string;
}
type Row = Record<string, string> & { test_list: string[]; challenge_test_list: string[] };

const base = { verifier: 'code', language: 'python' } as const;
const readers: Record<string, (row: Row) => Case> = {
  humaneval: (row) => ({
    id: row.task_id ?? '',
    groundTruth: {
      ...base,
      setup: row.prompt ?? '',
      entry_point: row.entry_point ?? '',
      tests: [{ source: row.test ?? '' }],
    },
    completion: row.canonical_solution ?? '',
  }),
  mbpp: (row) => ({
    id: String(row.task_id),
    groundTruth: {
      ...base,
      ...(row.test_setup_code ? { test_setup: row.test_setup_code } : {}),
      tests: row.test_list.map((text) => ({ assert: text })),
    },
    completion: `\`\`\`python\n${row.code}\n\`\`\``,
  }),
  leetcode: (row) => ({
    id: row.task_id ?? '',
    groundTruth: {
      ...base,
      setup: row.prompt ?? '',
      entry_point: row.entry_point ?? '',
      tests: [{ source: row.test ?? '' }],
    },
    completion: `\`\`\`python\n${row.completion}\n\`\`\``,
  }),
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    sandbox: { type: 'string', default: 'auto' },
    workers: { type: 'string', default: '2' },
  },
});
const [form = '', file = ''] = positionals;
const { workers } = values;
const reader = readers[form];
if (!reader) throw new Error(`the form is one of ${Object.keys(readers).join(', ')}`);
const bytes = readFileSync(file);
const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
const cases = text
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => reader(JSON.parse(line)));

/** Every value returned becomes None; a solution that returns nothing by itself is left to the list of survivors. */
const broken = (source: string): string =>
  source.replace(/^([ \t]*)return\b.*$(\n(?=[ \t]*[)\]}]))?/gm, '$1return None #');

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
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${label}: ${right} of ${cases.length} earn ${wanted}; ${(cases.length / seconds).toFixed(1)} verdicts/s`,
  );
}

console.log(`sandbox: ${sandbox.backend}`);
await judgeAll('reference', (source) => source, 1);
await judgeAll('broken', broken, 0);
await sandbox.close();
times.sort((a, b) => a - b);
const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
console.log(`milliseconds a verdict: p50 ${at(0.5)}, p99 ${at(0.99)}`);
