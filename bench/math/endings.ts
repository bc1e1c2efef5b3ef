/**
 * The answers of MATH-500 under many ways of ending a completion: what is refused of those that say the answer, and what is paid of those
 * that hedge between it and another problem's. Both are printed to be read: `10 = 10` of two spellings is no hedge.
 * node dist/bench/math/endings.js <folder with the data files> [lines per way, default 3]
 */
import { defaultPolicy } from '#verifiers/math/equal/judge.js';
import { math } from '#verifiers/math/index.js';
import { judgePair } from '#verifiers/math/pair.js';
import { rows } from './golds.js';
import { endings, hedges } from './ways-of-ending.js';

const [folder, lines = '3'] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: endings.js <folder with the data files> [lines per way]');

const golds = rows(folder, 'math500.jsonl').map((row) => String(row.answer));
const context = { sandbox: () => Promise.reject(new Error('the math verifier runs no code')) };
/** So far lies the other answer of a hedge: a problem of another subject, most often. */
const step = 7;
const others = golds.map((_, at) => golds[(at + step) % golds.length]!);
const alike = golds.map((gold, at) => judgePair(gold, others[at]!, defaultPolicy).equal);

/** The answers whose completion does not earn what it should. */
async function wrong(wanted: number, completion: (at: number) => string | undefined): Promise<string[]> {
  const found: string[] = [];
  for (const [at, gold] of golds.entries()) {
    const text = completion(at);
    if (text === undefined) continue;
    const { reward, reason } = await math.verify(text, { verifier: 'math', answer: gold }, context);
    if (reward !== wanted) found.push(`${gold}: ${JSON.stringify(text)}: ${reason}`);
  }
  return found;
}

async function report(
  label: string,
  wanted: number,
  ways: readonly (readonly [string, (at: number) => string | undefined])[],
): Promise<void> {
  let total = 0;
  for (const [name, completion] of ways) {
    const found = await wrong(wanted, completion);
    total += found.length;
    if (found.length > 0) console.log(`${name}: ${found.length} ${label}`);
    for (const line of found.slice(0, Number(lines))) console.log(`  ${line}`);
  }
  console.log(`${ways.length} ways, ${ways.length * golds.length} completions: ${total} ${label}`);
}

await report(
  'refused',
  1,
  Object.entries(endings).map(([name, end]) => [name, (at) => end(golds[at]!)] as const),
);
await report(
  'paid',
  0,
  Object.entries(hedges).map(
    ([name, hedge]) => [name, (at) => (alike[at] ? undefined : hedge(golds[at]!, others[at]!))] as const,
  ),
);
