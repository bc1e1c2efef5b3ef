/**
 * Mutates the reference solutions of a problem file, and judges the mutants that fail the problem's own tests in a plain
 * python3 beside: each must earn 0. Of those that pass there, each must earn 1: the tests cannot tell them.
 * Usage: node dist/bench/sandbox/mutants.js humaneval|mbpp <file.jsonl[.gz]> [--wanted 500] [--seed 42] [--workers 2]
 * Prints each mutant on which the two disagree, with its change.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { random } from '#datasets/random.js';
import { openSandbox } from '#sandboxes/index.js';
import { mutantsOf } from '#src/stages/attach/generate/mutants.js';
import { type CodeGroundTruth, code } from '#verifiers/code/index.js';

interface Case {
  readonly id: string;
  readonly groundTruth: CodeGroundTruth;
  readonly solution: string;
  /** The whole program for a plain interpreter: a solution and the tests. */
  readonly plain: (solution: string) => string;
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
    const plain = (source: string) => [source, row.test_setup_code, ...row.test_list].join('\n');
    return { id: String(row.task_id), groundTruth: { ...base, ...setup, tests }, solution: row.code, plain };
  }
  const { prompt: setup, entry_point, test } = row;
  const groundTruth = { ...base, setup, entry_point, tests: [{ source: test }] };
  const plain = (source: string) => `${setup}${source}\n${test}\ncheck(${entry_point})\n`;
  return { id: row.task_id, groundTruth, solution: row.canonical_solution, plain };
}

interface Mutant {
  readonly one: Case;
  readonly source: string;
  readonly change: string;
}

const draw = random('mutants', Number(values.seed));
const mutants = draw.shuffle(
  lines
    .map(read)
    .flatMap((one): Mutant[] =>
      mutantsOf(one.solution, Number.POSITIVE_INFINITY, draw).map((mutant) => ({ one, ...mutant })),
    ),
);

/** Mutants of references are not hostile: they are run as they are, each for at most 10 s. */
function passesPlainly({ one, source }: Mutant): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn('/usr/bin/python3', ['-'], { stdio: ['pipe', 'ignore', 'ignore'], timeout: 10_000 });
    child.stdin.on('error', () => undefined);
    child.on('error', () => resolve(false));
    child.on('exit', (status) => resolve(status === 0));
    child.stdin.end(one.plain(source));
  });
}

const sandbox = await openSandbox(values.sandbox, { workers: Number(values.workers) });
const context = { sandbox: async () => sandbox };
const counts = { changed: 0, same: 0, agreed: 0 };
let next = 0;
const lane = async (): Promise<void> => {
  while (counts.changed < Number(values.wanted)) {
    const mutant = mutants[next++];
    if (!mutant) return;
    const { one, source, change } = mutant;
    const passes = await passesPlainly(mutant);
    counts[passes ? 'same' : 'changed'] += 1;
    const text = form === 'mbpp' ? `\`\`\`python\n${source}\n\`\`\`` : source;
    const verdict = await code.verify(text, one.groundTruth, context);
    if (verdict.reward === (passes ? 1 : 0)) counts.agreed += 1;
    else
      console.log(
        `${one.id}: ${passes ? 'passes' : 'fails'} plainly, ${verdict.reward} here (${verdict.reason}); ${change}`,
      );
  }
};
await Promise.all(Array.from({ length: Number(values.workers) + 1 }, lane));
await sandbox.close();
console.log(
  `sandbox ${sandbox.backend}: ${counts.changed} mutants fail their tests, ${counts.same} pass them; the judge agrees on ${counts.agreed}`,
);
