/**
 * filter: refuses problems that no verifier could judge fairly or that teach nothing, by rules that are data (rules/registry.ts).
 * It reads the prompt and the licence alone; ground truths are the attach stage's business.
 */

import type { Problem } from '#datasets/problem.js';
import { fingerprint } from '../../fingerprint.js';
import {
  eachProblem,
  type Result,
  type Stage,
  type StageContext,
  type StageRun,
} from '../../pipeline/stage.js';
import { refusedLicense } from './refused-license.js';
import type { Finder, Rule } from './rule.js';
import { askedRules, type FilterSettings, filterSettings } from './settings.js';
import { subjectsOf } from './subject.js';

export const filter: Stage<FilterSettings> = { name: 'filter', settings: filterSettings, open };

interface OpenRule extends Pick<Rule, 'code' | 'reason' | 'domains'> {
  readonly find: Finder;
}

async function open(given: FilterSettings, context: StageContext): Promise<StageRun> {
  const asked: OpenRule[] = [];
  const read = new Set<string>();
  for (const { rule, settings } of askedRules(given)) {
    const { code, reason, domains } = rule;
    for (const file of rule.reads?.(settings) ?? []) read.add(context.resolve(file));
    asked.push({ code, reason, domains, find: await rule.open(settings, context) });
  }
  const refused = given.refuse_licenses;
  return {
    ...eachProblem((problem) => byLicense(problem, refused) ?? filterProblem(problem, asked)),
    ...(read.size > 0 && { identity: await contentOf([...read]) }),
  };
}

async function contentOf(files: readonly string[]): Promise<string> {
  const prints = await Promise.all(files.map(fingerprint));
  return prints.map(({ sha256 }) => sha256).join(' ');
}

function byLicense(problem: Problem, refused: readonly string[]): Result | undefined {
  const license = refusedLicense(problem.source.license, refused);
  if (license === undefined) return undefined;
  const message = `the licence ${license} is refused by the recipe`;
  return { dropped: problem, reason: { code: 'license', message } };
}

function filterProblem(problem: Problem, asked: readonly OpenRule[]): Result {
  const { whole, words } = subjectsOf(problem);
  for (const { code, reason, domains, find } of asked) {
    if (!isAskedOf(domains, problem.domain)) continue;
    const found = find(domains === 'all' ? whole : words);
    if (found === undefined) continue;
    const message = `the prompt ${reason}${found === '' ? '' : `: ${found}`}`;
    return { dropped: problem, reason: { code, message } };
  }
  return { kept: problem };
}

export function isAskedOf(domains: Rule['domains'], domain: Problem['domain']): boolean {
  return domains === 'all' || (domain !== 'code' && (domains === 'prose' || domain !== 'choice'));
}
