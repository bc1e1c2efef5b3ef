/**
 * Mutates the reference solutions of a problem file and judges the mutants that behave otherwise: each must earn 0.
 * Usage: node dist/bench/sandbox/mutants.js humaneval|mbpp <file.jsonl[.gz]> [--wanted 500] [--seed 42] [--workers 2]
 * A mutant that passes is shown with its change: it is the same program in other words, or the tests are too weak to tell.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { random } from '#datasets/random.js';
import { openSandbox } from '#sandboxes/index.js';
import { type CodeGroundTruth, code } from '#verifiers/code/index.js';

interface Case {
  readonly id: string;
  readonly groundTruth: CodeGroundTruth;
  readonly solution: string;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    wanted: { type: 'string', default: '500' },
    seed: { type: 'string', default: '42' },
    workers: { type: 'string', default: '2' },
    sandbox: { type: 'string', default: 'auto' },
  },
});
const [form = '', file = ''] = positionals;
const bytes = readFileSync(file);
const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim().split('\n');
const base = { verifier: 'code', language: 'python', limits: { time_s: 5 } } as const;

function read(line: string): Case {
  const row = JSON.parse(line);
  if (form === 'mbpp') {
    const tests = row.test_list.map((text: string) => ({ assert: text }));
    const setup = row.test_setup_code ? { test_setup: row.test_setup_code } : {};
    return { id: String(row.task_id), groundTruth: { ...base, ...setup, tests }, solution: row.code };
  }
  const { prompt: setup, entry_point, test } = row;
  const groundTruth = { ...base, setup, entry_point, tests: [{ source: test }] };
  return { id: row.task_id, groundTruth, solution: row.canonical_solution };
}

/** One token for another: operators, bounds, constants, branches. */
const changes: readonly (readonly [RegExp, string])[] = [
  [/ < /g, ' <= '],
  [/ > /g, ' >= '],
  [/ <= /g, ' < '],
  [/ >= /g, ' > '],
  [/ == /g, ' != '],
  [/ != /g, ' == '],
  [/ \+ /g, ' - '],
  [/ - /g, ' + '],
  [/ \* /g, ' + '],
  [/ \/\/ /g, ' * '],
  [/ % /g, ' // '],
  [/\band\b/g, 'or'],
  [/\bor\b/g, 'and'],
  [/\bTrue\b/g, 'False'],
  [/\bFalse\b/g, 'True'],
  [/\bmax\(/g, 'min('],
  [/\bmin\(/g, 'max('],
  [/\b0\b/g, '1'],
  [/\b1\b/g, '2'],
  [/\b2\b/g, '3'],
  [/\bif (?!not )/g, 'if not '],
  [/\breturn (?=\S)/g, 'return not '],
];

interface Mutant {
  readonly one: Case;
  readonly source: string;
  readonly change: string;
}

function mutantsOf(one: Case): Mutant[] {
  return changes.flatMap(([pattern, to]) =>
    [...one.solution.matchAll(pattern)].map((found) => {
      const end = found.index + found[0].length;
      const source = one.solution.slice(0, found.index) + to + one.solution.slice(end);
      const line = source.slice(0, found.index).split('\n').length;
      return { one, source, change: `line ${line}: ${found[0].trim()} → ${to.trim()}` };
    }),
  );
}

const chosen = random('mutants', Number(values.seed))
  .shuffle(lines.map(read).flatMap(mutantsOf))
  .slice(0, Number(values.wanted));

const sandbox = await openSandbox(values.sandbox, { workers: Number(values.workers) });
const context = { sandbox: async () => sandbox };
const counts: Record<string, number> = {};
let next = 0;
const lane = async (): Promise<void> => {
  for (let mutant = chosen[next++]; mutant; mutant = chosen[next++]) {
    const { one, source, change } = mutant;
    const text = form === 'mbpp' ? `\`\`\`python\n${source}\n\`\`\`` : source;
    const verdict = await code.verify(text, one.groundTruth, context);
    const kind = String(verdict.reward);
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (verdict.reward !== 0) console.log(`${one.id}: ${verdict.reward} ${verdict.outcome}; ${change}`);
  }
};
await Promise.all(Array.from({ length: Number(values.workers) + 1 }, lane));
await sandbox.close();
console.log(`sandbox ${sandbox.backend}: ${chosen.length} mutants, by reward: ${JSON.stringify(counts)}`);
