/**
 * Decides whether an answer equals a gold, both as trees: by kind of value, each in a file of its own. What nothing
 * decides is not equal, and the reason says so. It never reads text, and never works without the budget.
 */
import { type Node, some, variables } from '../parse/tree.js';
import { spend } from '../value/budget.js';
import { compareExpressions } from './expressions.js';
import { type Decision, inOrder, type Judge, no, yes } from './judge.js';
import { compareLists } from './lists.js';
import { compareNumbers } from './numbers.js';
import { compareDegrees, comparePercents, compareQuantities } from './quantities.js';
import { isRegion, regionOf } from './region-of.js';
import { sameRegion } from './regions.js';
import { aligned, compareRelations, type Definition, definition } from './relations.js';
import { shaped } from './shape.js';
import { signed } from './signs.js';
import {
  basisItems,
  compareMatrices,
  compareTuples,
  usesBasis,
  vectorItems,
  withoutImaginary,
} from './tuples.js';
import { compareWords } from './words.js';

/** One kind of comparison: null when it has nothing to say about the pair. */
type Rule = (gold: Node, answer: Node, judge: Judge) => Decision | null;

const labels: Rule = (gold, answer, judge) => {
  if (gold.kind !== 'label' && answer.kind !== 'label') return null;
  if (gold.kind === 'label' && answer.kind === 'label' && plain(gold.name) !== plain(answer.name)) {
    return no(`"${answer.name}" is not "${gold.name}"`);
  }
  const value = (node: Node) => (node.kind === 'label' ? node.value : node);
  return judge.compare(value(gold), value(answer), judge);
};

const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const words: Rule = (gold, answer) =>
  isRegion(gold) || isRegion(answer) ? null : compareWords(gold, answer);

/** Sets of real numbers, when at least one side can be nothing else. */
const regions: Rule = (gold, answer, judge) => {
  if (!isRegion(gold) && !isRegion(answer)) return null;
  const named = variableOf(gold);
  const other = variableOf(answer);
  if (named !== null && other !== null && named !== other)
    return no(`a condition on ${other}, not on ${named}`);
  const [g, a] = [regionOf(body(gold), judge.purse), regionOf(body(answer), judge.purse)];
  if (g === null || a === null) return null;
  return sameRegion(g, a, (x, y) => judge.compare(x, y, judge).equal)
    ? yes('the same set of numbers')
    : no('different sets of numbers');
};

/** The variable that a condition is about; null for intervals and the like. */
function variableOf(node: Node): string | null {
  return node.kind === 'relation' ? (variables(node)[0] ?? null) : null;
}

/** `domain: (0, 1)`, `x ∈ …` as written; `S = (−∞, 2)` is its right side. */
function body(node: Node): Node {
  const defined = definition(node);
  return defined !== null && isRegion(defined.body) ? defined.body : node;
}

const listLike = (node: Node) => node.kind === 'list' || node.kind === 'set';

function items(node: Node): readonly Node[] {
  const parts = node.kind === 'list' || node.kind === 'set' ? node.items : [node];
  return parts.flatMap(signed);
}

const lists: Rule = (gold, answer, judge) => {
  const doubled = (node: Node) => some(node, (part) => part.kind === 'plusminus');
  if (!listLike(gold) && !listLike(answer) && !doubled(gold) && !doubled(answer)) return null;
  const tuples = orderedList(gold, answer, judge);
  if (tuples !== null) return tuples;
  const [g, a] = [expanded(gold), expanded(answer)];
  // Values of different names that are dropped must keep their order: p = 2, q = 3 is not 3, 2.
  if (
    namedApart(g) !== namedApart(a) &&
    [g, a].some((list) => list.every((item) => definition(item) === null))
  ) {
    return inOrder(g, a, judge);
  }
  // `1/2 or 0.5` is one value said twice.
  if (
    g.length === 1 &&
    answer.kind === 'list' &&
    answer.joined === 'or' &&
    a.every((item) => judge.compare(g[0]!, item, judge).equal)
  ) {
    return yes('the same value, said more than once');
  }
  // A set may be named: `S = {1, 2}`.
  return compareLists(g, a, gold.kind === 'set' || answer.kind === 'set', judge);
};

/** Whether the items are values of several names, each named once. */
function namedApart(list: readonly Node[]): boolean {
  const names = list.map((item) => definition(item)?.name);
  return list.length > 1 && !names.includes(undefined) && new Set(names).size === list.length;
}

/** `S = {1, 2}` and `x ∈ {1, 2}` list what they name; `x = ±8` is two values. */
function expanded(node: Node): readonly Node[] {
  const defined = definition(node);
  if (defined !== null && listLike(defined.body)) return items(defined.body);
  if (
    node.kind === 'relation' &&
    node.ops.length === 1 &&
    node.ops[0] === 'in' &&
    node.sides[1]!.kind === 'set'
  )
    return items(node.sides[1]!);
  return items(node);
}

/** A tuple may lose its brackets, or be written as its named coordinates, in order. */
function orderedList(gold: Node, answer: Node, judge: Judge): Decision | null {
  const [tuple, list, goldFirst] = gold.kind === 'tuple' ? [gold, answer, true] : [answer, gold, false];
  if (tuple.kind !== 'tuple' || list.kind !== 'list' || list.items.some((item) => item.kind === 'tuple'))
    return null;
  const definitions = list.items.map(definition);
  if (definitions.some((one) => one !== null)) {
    const names = definitions.map((one) => one?.name ?? '');
    if (names.join() !== [...new Set(names)].sort().join() || names.includes(''))
      return no('names in another order');
  }
  const values = list.items.map((item, k) => definitions[k]?.body ?? item);
  return goldFirst ? inOrder(tuple.items, values, judge) : inOrder(values, tuple.items, judge);
}

const vectors: Rule = (gold, answer, judge) => {
  if (gold.kind === 'tuple' && answer.kind === 'tuple') return compareTuples(gold, answer, judge);
  const [g, a] = [vectorItems(gold), vectorItems(answer)];
  if (g !== null && a !== null) return inOrder(g, a, judge);
  if (gold.kind === 'matrix' && answer.kind === 'matrix') return compareMatrices(gold, answer, judge);
  if (usesBasis(gold) && usesBasis(answer) && [gold, answer].some((node) => variables(node).includes('î'))) {
    return compareExpressions(withoutImaginary(gold), withoutImaginary(answer), judge);
  }
  if (g !== null && usesBasis(answer)) return inOrder(g, basisItems(answer, g.length), judge);
  if (a !== null && usesBasis(gold)) return inOrder(basisItems(gold, a.length), a, judge);
  return null;
};

const ratios: Rule = (gold, answer, judge) => {
  if (gold.kind !== 'ratio' && answer.kind !== 'ratio') return null;
  const quotient = (node: Node): Node =>
    node.kind === 'ratio' && node.items.length === 2
      ? { kind: 'divide', over: node.items[0]!, under: node.items[1]! }
      : node;
  if (gold.kind === 'ratio' && answer.kind === 'ratio') {
    if (gold.items.length !== answer.items.length) return no('ratios of different length');
    const scaled = (node: typeof gold): Node[] =>
      node.items.slice(1).map((item) => ({ kind: 'divide', over: node.items[0]!, under: item }));
    return inOrder(scaled(gold), scaled(answer), judge);
  }
  return [gold, answer].some((node) => node.kind === 'ratio' && node.items.length > 2)
    ? no('a ratio of several parts is no number')
    : judge.compare(quotient(gold), quotient(answer), judge);
};

const measures: Rule = (gold, answer, judge) => {
  if (gold.kind === 'quantity' || answer.kind === 'quantity') return compareQuantities(gold, answer, judge);
  if (gold.kind === 'percent' || answer.kind === 'percent') return comparePercents(gold, answer, judge);
  return gold.kind === 'degrees' || answer.kind === 'degrees' ? compareDegrees(gold, answer, judge) : null;
};

/** Numerals with a base: their value, or the same digits with the base left out. */
const bases: Rule = (gold, answer) => {
  if (gold.kind !== 'based' && answer.kind !== 'based') return null;
  if (gold.kind === 'based' && answer.kind === 'based') {
    return gold.value.n === answer.value.n && gold.value.d === answer.value.d
      ? yes('the same value in a base')
      : no('different numbers');
  }
  const [based, other] =
    gold.kind === 'based' ? [gold, answer] : [answer as Extract<Node, { kind: 'based' }>, gold];
  const digits = other.kind === 'number' && other.value.d === 1n ? `${other.value.n}` : null;
  return digits === based.written
    ? yes('the same digits, the base left out')
    : no('not the digits in the stated base');
};

const cases: Rule = (gold, answer, judge) => {
  if (gold.kind !== 'cases' || answer.kind !== 'cases') return null;
  const parts = (node: typeof gold): Node[] =>
    node.rows.map(({ value, condition }) => ({
      kind: 'tuple',
      open: '<',
      close: '<',
      items: condition === null ? [value] : [value, condition],
    }));
  return compareLists(parts(gold), parts(answer), true, judge);
};

const builders: Rule = (gold, answer, judge) =>
  gold.kind === 'builder' && answer.kind === 'builder'
    ? inOrder([gold.element, gold.condition], [answer.element, answer.condition], judge)
    : null;

/** Unions and intersections with symbolic ends: part by part, in any order. */
const composed: Rule = (gold, answer, judge) => {
  if (gold.kind !== answer.kind) return null;
  if (gold.kind === 'difference') return inOrder(gold.items, (answer as typeof gold).items, judge);
  if (gold.kind === 'union' || gold.kind === 'intersection')
    return compareLists(gold.items, (answer as typeof gold).items, true, judge);
  return gold.kind === 'numberset'
    ? gold.name === (answer as typeof gold).name
      ? yes('the same set')
      : no('different sets')
    : null;
};

/** `x = 5` is 5, `f(x) = 2x` is 2x, and equations are equal to their rearrangements. */
const relations: Rule = (gold, answer, judge) => {
  const [g, a] = [definition(gold), definition(answer)];
  if (g !== null && a !== null)
    return definitions(g, a, judge) ?? compareRelations(gold as never, answer as never, judge);
  if (gold.kind === 'relation' && answer.kind === 'relation') return compareRelations(gold, answer, judge);
  if (g !== null) return judge.compare(g.body, answer, judge);
  if (a !== null) return judge.compare(gold, a.body, judge);
  return gold.kind === 'relation' || answer.kind === 'relation' ? no('an equation is no value') : null;
};

function definitions(gold: Definition, answer: Definition, judge: Judge): Decision | null {
  const functions = gold.parameters.length > 0 && answer.parameters.length > 0;
  const mixed = gold.parameters.length > 0 !== answer.parameters.length > 0;
  if (!mixed && gold.name !== answer.name) return functions ? no(`${answer.name} is not ${gold.name}`) : null;
  return judge.compare(gold.body, aligned(gold, answer), judge);
}

/** Everything that has a number for a value. */
const scalars: Rule = (gold, answer, judge) => {
  const other = [gold, answer].find((node) => notScalar.has(node.kind));
  if (other !== undefined) return no(`a ${gold.kind} and a ${answer.kind} are different kinds of answer`);
  const constant = variables(gold).length === 0 && variables(answer).length === 0;
  const infinite = infinities(gold, answer);
  if (infinite !== null) return infinite;
  const opaque = some(gold, isOpaque) || some(answer, isOpaque);
  return constant && !opaque ? compareNumbers(gold, answer, judge) : compareExpressions(gold, answer, judge);
};

const notScalar = new Set<Node['kind']>([
  'tuple',
  'list',
  'set',
  'builder',
  'numberset',
  'union',
  'intersection',
  'difference',
  'matrix',
  'cases',
  'words',
  'relation',
]);

/** Infinite sums and unknown functions have values only relative to one another. */
function isOpaque(node: Node): boolean {
  return (
    (node.kind === 'call' && node.applied === true) || (node.kind === 'big' && node.to?.kind === 'constant')
  );
}

/** +1 or −1 for ±∞, else 0. */
function infinity(node: Node): number {
  if (node.kind === 'negate') return -infinity(node.arg);
  return node.kind === 'constant' && node.name === 'infinity' ? 1 : 0;
}

function infinities(gold: Node, answer: Node): Decision | null {
  const [g, a] = [infinity(gold), infinity(answer)];
  if (g === 0 && a === 0) return null;
  return g === a ? yes('both infinite') : no('infinite on one side only');
}

/** From the outermost form inwards; the first rule with something to say decides. */
const rules: readonly Rule[] = [
  labels,
  regions,
  words,
  lists,
  vectors,
  relations,
  composed,
  builders,
  cases,
  ratios,
  measures,
  bases,
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
