/** Sets of numbers that are written as plain or bold letters: `x \\in R`, `\\mathbf{R} \\setminus \\{0\\}`. */
import { type Node, some, variables } from '../parse/tree.js';
import { substitute } from './expressions.js';
import type { Rule } from './judge.js';
import { isRegion } from './region-of.js';

const letters = ['N', 'Z', 'Q', 'R', 'C'] as const;

/** Where the gold is a set of numbers, or names one, and has no such letter as a variable, the answer's letter is the set. */
export const numberSets: Rule = (gold, answer, judge) => {
  if (!isRegion(gold) && !some(gold, (node) => node.kind === 'numberset')) return null;
  const [own, said] = [variables(gold), variables(answer)];
  const meant = letters.filter((name) => said.includes(name) && !own.includes(name));
  if (meant.length === 0) return null;
  const sets = meant.map((name): [string, Node] => [name, { kind: 'numberset', name }]);
  return judge.compare(gold, substitute(answer, new Map(sets)), judge);
};
