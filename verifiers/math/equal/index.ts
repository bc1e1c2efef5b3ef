/**
 * Decides whether an answer equals a gold, both as trees: by kind of value, each in a file of its own. What nothing
 * decides is not equal, and the reason says so. It never reads text, and never works without the budget.
 */
import type { Node } from '../parse/tree.js';
import { spend } from '../value/budget.js';
import { type Decision, type Judge, no, type Rule } from './judge.js';
import { labels } from './labels.js';
import { lists } from './lists.js';
import { parameters } from './parameters.js';
import { measures } from './quantities.js';
import { bases, cases, ratios } from './ratios.js';
import { relations } from './relations.js';
import { indexed, scalars } from './scalars.js';
import { builders, composed, regions } from './sets.js';
import { shaped } from './shape.js';
import { times } from './times.js';
import { vectors } from './tuples.js';
import { words } from './words.js';

/** From the outermost form inwards; the first rule with something to say decides. */
const rules: readonly Rule[] = [
  parameters,
  labels,
  regions,
  words,
  lists,
  times,
  vectors,
  relations,
  composed,
  builders,
  cases,
  ratios,
  measures,
  bases,
  indexed,
  scalars,
];

/** Deeper comparisons inside comparisons are undecided: no answer has that many layers. */
const maxDepth = 60;

export function compare(gold: Node, answer: Node, judge: Judge): Decision {
  if (!spend(judge.purse, 10)) return { ...no('the step budget is spent'), undecided: true };
  if (judge.purse.depth >= maxDepth) return { ...no('too many layers to compare'), undecided: true };
  judge.purse.depth++;
  const decision = decide(gold, answer, judge);
  judge.purse.depth--;
  return decision;
}

function decide(gold: Node, answer: Node, judge: Judge): Decision {
  const [g, a] = [shaped(gold, judge), shaped(answer, judge)];
  for (const rule of rules) {
    const decision = rule(g, a, judge);
    if (decision !== null) return decision;
  }
  return { ...no('no rule decides this pair'), undecided: true };
}
