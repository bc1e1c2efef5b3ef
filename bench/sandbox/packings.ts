/**
 * Reference programs packed in the ways of completions: how many are found as they are, but for comments and white space. Nothing is run.
 * node dist/bench/sandbox/packings.js humaneval|mbpp|leetcode <file.jsonl[.gz]> [lines per way, default 0]
 */
import { setupContinues } from '#verifiers/code/assemble.js';
import { extract } from '#verifiers/code/extract.js';
import { calledNames } from '#verifiers/code/test-form.js';
import { readCases } from './cases.js';
import { packings } from './ways-of-packing.js';

const [form = '', file = '', lines = '0'] = process.argv.slice(2);

const programs = readCases(form, file).map(({ groundTruth, completion }) => {
  const text = completion.replaceAll(/^```python\n|\n```$/g, '').replaceAll(/\r\n?/g, '\n');
  // HumanEval's completion goes on from its prompt.
  return { groundTruth, program: setupContinues(groundTruth) ? `${groundTruth.setup}${text}` : text };
});

const essence = (code: string): string =>
  code
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !/^\s*#/.test(line))
    .join('\n');

let total = 0;
for (const [name, pack] of Object.entries(packings)) {
  const lost = programs.filter(({ groundTruth, program }) => {
    const { entry_point, language } = groundTruth;
    const names = calledNames(groundTruth);
    const found = extract(pack(program), entry_point, setupContinues(groundTruth), language, names);
    return essence(found?.code ?? '') !== essence(program);
  });
  total += lost.length;
  if (lost.length > 0) console.log(`${name}: ${lost.length} of ${programs.length} are not found`);
  for (const { program } of lost.slice(0, Number(lines))) console.log(program.replace(/^/gm, '  '));
}
const ways = Object.keys(packings).length;
console.log(
  `${ways} ways, ${ways * programs.length} completions: ${total} in which the program is not found`,
);
