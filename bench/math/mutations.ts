/**
 * Every gold answer of the data files against itself with one digit, sign, exponent or bracket changed, a fraction turned over, a value
 * dropped or two swapped: how many of these the verifier accepts, and each that it does, to be read. Some are right: a list
 * without brackets in another order, x² for (−x)².
 * node dist/bench/math/mutations.js <folder with the data files> [change …]
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { markedAnswer } from '#datasets/marked-answer.js';
import { readFiles } from '#datasets/read-files.js';
import type { MathGroundTruth } from '#verifiers/math/ground-truth.js';
import { math } from '#verifiers/math/index.js';
import { mutations } from './mutate.js';

const context = { sandbox: () => Promise.reject(new Error('the math verifier runs no code')) };

/** The ground truths of a file's problems, each once, with a problem that has it. */
async function truths(
  file: string,
): Promise<Map<string, { id: string; truth: MathGroundTruth & { answer: string } }>> {
  const found = new Map<string, { id: string; truth: MathGroundTruth & { answer: string } }>();
  for await (const batch of readFiles([file], {}, () => undefined))
    for (const read of batch) {
      if (!('problem' in read)) continue;
      const { id, ground_truth, solution } = read.problem;
      const marked = ground_truth === undefined ? markedAnswer(solution)?.text : undefined;
      const truth = marked === undefined ? ground_truth : { verifier: 'math' as const, answer: marked };
      if (truth?.verifier !== 'math' || truth.answer === undefined) continue;
      found.set(JSON.stringify(truth), { id, truth: { ...truth, answer: truth.answer } });
    }
  return found;
}

const [folder, ...changes] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: mutations.js <folder with the data files> [change …]');
const chosen = Object.entries(mutations).filter(([name]) => changes.length === 0 || changes.includes(name));
const counts = new Map(chosen.map(([name]) => [name, { made: 0, accepted: 0 }]));
const seen = new Set<string>();
for (const name of readdirSync(folder).filter((one) => /\.jsonl?(?:\.gz)?$/.test(one))) {
  for (const [key, { id, truth }] of await truths(join(folder, name))) {
    if (seen.has(key)) continue;
    seen.add(key);
    for (const [change, mutants] of chosen)
      for (const mutant of new Set(mutants(truth.answer))) {
        if (mutant === truth.answer) continue;
        const verdict = await math.verify(`\\boxed{${mutant}}`, truth, context);
        const count = counts.get(change)!;
        count.made++;
        if (verdict.reward !== 1) continue;
        count.accepted++;
        console.log(
          [change, id, truth.answer, mutant, verdict.reason]
            .map((text) => text.replace(/\s+/g, ' '))
            .join('\t'),
        );
      }
  }
}
for (const [change, { made, accepted }] of counts)
  console.log(`${change.padEnd(9)} ${String(made).padStart(7)} mutants, ${accepted} accepted`);
