/**
 * The same completions on every backend that works here: references, broken versions of them, and attacks in every form of
 * test. Prints each completion on whose reward two backends differ.
 * Usage: node dist/bench/sandbox/agreement.js <humaneval.jsonl[.gz]> <mbpp.jsonl> [--most 2000] [--workers 2]
 */

import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { backends } from '#sandboxes/index.js';
import { probe } from '#sandboxes/probe.js';
import { type CodeGroundTruth, code } from '#verifiers/code/index.js';
import type { Verdict } from '#verifiers/verifier.js';
import { broken, type Case, readCases } from './cases.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { most: { type: 'string', default: '2000' }, workers: { type: 'string', default: '2' } },
});
const [humaneval = '', mbpp = ''] = positionals;
const workers = Number(values.workers);

const base = { verifier: 'code', language: 'python', entry_point: 'add' } as const;
const forms: Record<string, CodeGroundTruth> = {
  call: { ...base, tests: [{ args: [1, 2], expected: 3 }] },
  assert: { ...base, tests: [{ assert: 'assert add(1, 2) == 3' }] },
  check: { ...base, tests: [{ source: 'def check(candidate):\n    assert candidate(1, 2) == 3\n' }] },
  stdin: { ...base, tests: [{ stdin: '20 22\n', stdout: '42\n' }] },
};

/** The attacks of tests/attacks, in every form. */
function attacks(): Case[] {
  const folder = new URL('../../tests/attacks/rewards/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.py'));
  return names.flatMap((name) =>
    Object.entries(forms).map(([form, groundTruth]) => ({
      id: `${name} as ${form}`,
      groundTruth,
      completion: `\`\`\`python\n${readFileSync(new URL(name, folder), 'utf8')}\`\`\``,
    })),
  );
}

const references = [...readCases('humaneval', humaneval), ...readCases('mbpp', mbpp)];
const all = [
  ...attacks(),
  ...references.flatMap((one) => [
    one,
    { ...one, id: `${one.id} broken`, completion: broken(one.completion) },
  ]),
].slice(0, Number(values.most));

async function judgeAll(backend: (typeof backends)[number]): Promise<Verdict[]> {
  const sandbox = await backend.open({ workers });
  const verdicts: Verdict[] = [];
  const started = performance.now();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < all.length; i = next++) {
      const { completion, groundTruth } = all[i] as Case;
      verdicts[i] = await code.verify(completion, groundTruth, { sandbox: async () => sandbox });
    }
  };
  await Promise.all(Array.from({ length: workers * 2 }, lane));
  await sandbox.close();
  const seconds = (performance.now() - started) / 1000;
  const earned = verdicts.filter(({ reward }) => reward === 1).length;
  const faults = verdicts.filter(({ reward }) => reward === null).length;
  console.log(
    `${backend.name}: ${all.length} completions, ${earned} earn 1, ${faults} faults, ${seconds.toFixed(0)} s`,
  );
  return verdicts;
}

const judged = new Map<string, Verdict[]>();
for (const backend of backends) {
  const availability = await probe(backend);
  if (availability.works) judged.set(backend.name, await judgeAll(backend));
  else console.log(`${backend.name}: not judged (${availability.reason})`);
}
let differing = 0;
for (const [i, { id }] of all.entries()) {
  const said = [...judged].map(([name, verdicts]) => [name, verdicts[i] as Verdict] as const);
  if (new Set(said.map(([, { reward }]) => reward)).size === 1) continue;
  differing += 1;
  console.log(id);
  for (const [name, { reward, reason }] of said) console.log(`  ${name}: ${reward} ${reason}`);
}
console.log(
  `${differing} of ${all.length} completions get different rewards on ${[...judged.keys()].join(', ')}`,
);
