/**
 * filter: refuses problems that no verifier could judge fairly or that teach nothing, by rules that are data (rules.ts).
 * It reads the prompt alone; ground truths are the attach stage's business.
 */

import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { eachProblem, type Result, type Stage } from '../../pipeline/stage.js';
import type { FilterSettings, Rule } from './rule.js';
import { rules } from './rules.js';

const settings = z.strictObject({
  min_characters: z.int().nonnegative().default(12).describe('the shortest prompt kept, in characters'),
  max_characters: z.int().positive().default(20_000).describe('the longest prompt kept, in characters'),
  rules: z
    .partialRecord(z.enum(rules.map((rule) => rule.code)), z.boolean())
    .default({})
    .describe('turns single rules off, by code: `{ yes-no: false }`'),
});

export const filter: Stage<z.infer<typeof settings>> = {
  name: 'filter',
  settings,
  open: (given) => {
    const asked = rules.filter((rule) => given.rules[rule.code] !== false);
    return eachProblem((problem) => filterProblem(problem, asked, given));
  },
};

function filterProblem(problem: Problem, asked: readonly Rule[], given: FilterSettings): Result {
  const subject = { text: promptText(problem), domain: problem.domain };
  const rule = asked.find((one) => isAskedOf(one.domains, problem.domain) && one.catches(subject, given));
  if (rule === undefined) return { kept: problem };
  return { dropped: problem, reason: { code: rule.code, message: rule.reason } };
}

function isAskedOf(domains: Rule['domains'], domain: Problem['domain']): boolean {
  return domains === 'all' || (domain !== 'code' && (domains === 'prose' || domain !== 'choice'));
}
