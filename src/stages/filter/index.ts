/**
 * filter: refuses problems that no verifier could judge fairly or that teach nothing, by rules that are data (rules/registry.ts).
 * It reads the prompt and the licence alone; ground truths are the attach stage's business.
 */

import { domain as domains, type Problem } from '#datasets/problem.js';
import { fingerprint } from '../../fingerprint.js';
import {
  eachProblem,
  type Reason,
  type Result,
  type Stage,
  type StageContext,
  type StageRun,
} from '../../pipeline/stage.js';
import { openGlance } from './glance.js';
import { refusedLicense } from './refused-license.js';
import type { Finder, Rule } from './rule.js';
import { askedRules, type FilterSettings, filterSettings } from './settings.js';
import { subjectsOf } from './subject.js';

export const filter: Stage<FilterSettings> = { name: 'filter', settings: filterSettings, open };

interface OpenRule extends Pick<Rule, 'code' | 'reason' | 'domains' | 'needs'> {
  readonly find: Finder;
}

async function open(given: FilterSettings, context: StageContext): Promise<StageRun> {
  const asked: OpenRule[] = [];
  const read = new Set<string>();
  for (const { rule, settings } of askedRules(given)) {
    const { code, reason, domains, needs } = rule;
    for (const file of rule.reads?.(settings) ?? []) read.add(context.resolve(file));
    asked.push({ code, reason, domains, ...(needs && { needs }), find: await rule.open(settings, context) });
  }
  const refused = given.refuse_licenses;
  const byRules = askInOrder(asked);
  return {
    ...eachProblem((problem) => byLicense(problem, refused) ?? byRules(problem)),
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

/** Decides by the first of the rules that finds something. */
function askInOrder(rules: readonly OpenRule[]): (problem: Problem) => Result {
  const glance = openGlance(rules.map(({ needs }) => needs));
  const asked = rules.map((rule, at) => ({ rule, bit: glance.bits[at] as number }));
  const ofDomain = Object.fromEntries(
    domains.options.map((domain) => [domain, asked.filter(({ rule }) => isAskedOf(rule.domains, domain))]),
  );
  return (problem) => {
    const { whole, words } = subjectsOf(problem);
    const ofWhole = glance.of(whole.text);
    const ofWords = words === whole ? ofWhole : glance.of(words.text);
    for (const { rule, bit } of ofDomain[problem.domain] as typeof asked) {
      const all = rule.domains === 'all';
      if (((all ? ofWhole : ofWords) & bit) === 0) continue;
      const found = rule.find(all ? whole : words);
      if (found !== undefined) return { dropped: problem, reason: reasonOf(rule, found) };
    }
    return { kept: problem };
  };
}

function reasonOf({ code, reason }: OpenRule, found: string): Reason {
  return { code, message: `the prompt ${reason}${found === '' ? '' : `: ${found}`}` };
}

export function isAskedOf(domains: Rule['domains'], domain: Problem['domain']): boolean {
  return domains === 'all' || (domain !== 'code' && (domains === 'prose' || domain !== 'choice'));
}
