/**
 * How many gold answers of public data sets are read as typed values. A gold is typed when nothing in its tree is plain words;
 * findings (converges, even, Monday) and values under words (max at x = 2) are counted apart.
 * node dist/bench/math/typed.js <folder with the data files> [--list prints every untyped gold and why]
 */
import { parse } from '#verifiers/math/parse/index.js';
import { type Node, some } from '#verifiers/math/parse/tree.js';
import { goldSets } from './golds.js';

const [folder, list] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: typed.js <folder with the data files> [--list]');

const has = (node: Node, kind: Node['kind']) => some(node, (part) => part.kind === kind);

for (const { name, golds } of goldSets(folder)) {
  const untyped: string[] = [];
  const counts = { findings: 0, underWords: 0 };
  for (const { answer } of golds) {
    const { node, problem } = parse(answer);
    if (has(node, 'words'))
      untyped.push(`  ${JSON.stringify(answer)}: ${problem?.message} at ${problem?.at}`);
    else if (has(node, 'label')) counts.underWords++;
    else if (has(node, 'finding')) counts.findings++;
  }
  const typed = golds.length - untyped.length;
  const share = ((100 * typed) / golds.length).toFixed(2);
  console.log(
    `${name.padEnd(14)} ${typed} of ${golds.length} typed (${share} %), of them ${counts.findings} findings, ${counts.underWords} with values under words`,
  );
  if (list !== undefined) for (const line of untyped) console.log(line);
}
