/**
 * Decides whether an answer equals a gold, both as trees: by kind of value, each in a file of its own. What nothing
 * decides is not equal, and the reason says so. It never reads text, and never works without the budget.
 */
import { type Node, variables } from '../parse/tree.js';
import { spend } from '../value/budget.js';
import { isRounding, misstates } from './chains.js';
import { type Decision, type Judge, no, type Rule } from './judge.js';
import { labels } from './labels.js';
import { lists } from './lists.js';
import { namedTuples } from './named-tuples.js';
import { numberSets } from './number-sets.js';
import { parameters } from './parameters.js';
import { differInPower, measures } from './quantities.js';
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
  numberSets,
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
  if (misstates(answer, judge)) return no('its rounded value is not what its exact value rounds to');
  const exact = byRules(gold, answer, judge);
  const rounded = exact.equal ? null : stated(gold, judge);
  return rounded === null ? exact : compare(rounded, answer, judge);
}

/**
 * `cos 2 ≈ −0.416` and `x = ln 3 ≈ 1.0986` state a rounded value too, and it counts as the gold does that has only it.
 */
function stated(gold: Node, judge: Judge): Node | null {
  if (gold.kind !== 'relation') return null;
  const rough = gold.ops.indexOf('~');
  const [first, last] = [gold.sides[0]!, gold.sides.at(-1)!];
  if (rough < 0 || rough !== gold.ops.length - 1 || variables(last).length > 0) return null;
  if (rough === 0 && first.kind === 'variable') return null;
  if (!isRounding(gold.sides[rough]!, last, judge)) return null;
  return variables(first).length === 0
    ? last
    : rough === 0
      ? null
      : { ...gold, sides: [first, last], ops: ['='] };
}

function byRules(gold: Node, answer: Node, judge: Judge): Decision {
  if (differInPower(gold, answer)) return no('powers of units that differ');
  const named = namedTuples(gold, answer, judge);
  if (named !== null) return named;
  const [g, a] = [shaped(gold, judge), shaped(answer, judge)];
  if ([g, a].some((node) => node.kind === 'list' && node.joined === 'same'))
    return no('its two readings differ');
  for (const rule of rules) {
    const decision = rule(g, a, judge);
    if (decision !== null) return decision;
  }
  return { ...no('no rule decides this pair'), undecided: true };
}
