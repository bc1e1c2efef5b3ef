/**
 * Every rule of the filter stage over real rows: hits to be read by a person, and the time of the stage beside JSON.parse of the same
 * rows. node dist/bench/filter/run.js <folder or files…> [--hits 50] [--rule code]
 */
import { parseArgs } from 'node:util';
import { expandFiles } from '#datasets/files/index.js';
import type { Problem } from '#datasets/problem.js';
import { readProblems } from '#datasets/read-problems.js';
import { openGlance } from '#src/stages/filter/glance.js';
import { filter, isAskedOf } from '#src/stages/filter/index.js';
import type { Rule } from '#src/stages/filter/rule.js';
import { rules } from '#src/stages/filter/rules/registry.js';
import { subjectsOf } from '#src/stages/filter/subject.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { hits: { type: 'string', default: '5' }, rule: { type: 'string' } },
});
const problems: Problem[] = [];
for (const file of await expandFiles(positionals, process.cwd())) {
  try {
    for await (const batch of readProblems(file, file, {}, () => undefined))
      problems.push(...batch.flatMap((read) => ('problem' in read ? [read.problem] : [])));
  } catch (error) {
    console.log(`${file} is left out: ${(error as Error).message}`);
  }
}

const context = { seed: 1, jobs: 1, told: () => undefined, resolve: (path: string) => path };
for (const rule of rules as readonly Rule[]) {
  if (values.rule !== undefined && rule.code !== values.rule) continue;
  const find = await rule.open(rule.settings.parse({}), context);
  const glance = openGlance([rule.needs]);
  const asked = problems.filter((problem) => isAskedOf(rule.domains, problem.domain));
  const subjectOf = (problem: Problem) => subjectsOf(problem)[rule.domains === 'all' ? 'whole' : 'words'];
  const holdsNeeds = (problem: Problem) =>
    (glance.of(subjectOf(problem).text) & (glance.bits[0] as number)) !== 0;
  const started = performance.now();
  const hits = asked.flatMap((problem) => {
    const found = find(subjectOf(problem));
    return found === undefined ? [] : [{ problem, found }];
  });
  const each = ((performance.now() - started) / asked.length) * 1000;
  const percent = (part: number) => `${((100 * part) / asked.length).toFixed(2)} %`;
  console.log(
    `\n${rule.code}: ${hits.length} of ${asked.length} (${percent(hits.length)}), ${each.toFixed(1)} µs a row, ${percent(asked.filter(holdsNeeds).length)} hold what it needs${rule.on ? '' : ', off unless asked for'}`,
  );
  const hidden = hits.filter(({ problem }) => !holdsNeeds(problem)).length;
  if (hidden > 0) console.log(`  ${hidden} of the hits are hidden by what it says that it needs`);
  // Spread over the sources, not the first of the first file.
  const step = Math.max(1, hits.length / Number(values.hits));
  for (let at = 0; at < hits.length; at += step) {
    const { problem, found } = hits[Math.floor(at)] as (typeof hits)[number];
    console.log(
      `  ${problem.id}  [${found}]  ${JSON.stringify(subjectsOf(problem).whole.text.slice(0, 1500))}`,
    );
  }
}

const stage = await filter.open(filter.settings.parse({}), {
  ...context,
  sourceRank: () => 0,
  judge: async () => [],
});
const text = problems.map((problem) => JSON.stringify(problem));
const parsing = performance.now();
for (const line of text) JSON.parse(line);
const filtering = performance.now();
const results = await stage.apply(problems);
const took = performance.now() - filtering;
const dropped = results.filter((result) => 'dropped' in result).length;
console.log(
  `\n${problems.length} rows, ${dropped} dropped by the rules that are on: ${Math.round(problems.length / (took / 1000))} rows/s, ${(took / (filtering - parsing)).toFixed(1)} × the time of JSON.parse`,
);
