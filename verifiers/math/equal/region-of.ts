/** Reads a tree as a set of real numbers: intervals, inequalities, unions, set builders, words such as "all real numbers". */
import { type Node, type RelationNode, some, type TupleNode, variables } from '../parse/tree.js';
import type { Budget } from '../value/budget.js';
import { exact } from '../value/exact.js';
import { minus, over, type Rational, same, whole } from '../value/rational.js';
import { substitute } from './expressions.js';
import { complement, type End, everything, intersection, type Region, union } from './regions.js';

const isInfinite = (node: Node): boolean =>
  (node.kind === 'constant' && node.name === 'infinity') || (node.kind === 'negate' && isInfinite(node.arg));

/** Whether a node can only be meant as a set of numbers (and not as a point or a list). */
export function isRegion(node: Node): boolean {
  switch (node.kind) {
    case 'union':
    case 'intersection':
    case 'difference':
    case 'numberset':
      return true;
    case 'builder':
      return true;
    case 'relation':
      return node.ops.some((op) => op !== '=' && op !== '~') && variables(node).length === 1;
    case 'tuple':
      return node.items.length === 2 && (mixed(node) || node.items.some(isInfinite));
    case 'list':
      return node.items.length > 0 && node.items.some(isRegion);
    default:
      return false;
  }
}

function mixed(node: TupleNode): boolean {
  return (node.open === '(') !== (node.close === ')');
}

/** The set a tree stands for; null when it is none, or its ends cannot be compared. */
export function regionOf(node: Node, purse: Budget): Region | null {
  switch (node.kind) {
    case 'tuple':
      return node.items.length === 2 && node.open !== '<' && !isBackwards(node)
        ? union([interval(node)], purse)
        : null;
    case 'set':
      return points(node.items, purse);
    case 'numberset':
      return node.name === 'R' ? everything : null;
    case 'union':
      return unionOf(node.items, purse);
    case 'intersection':
      return intersectionOf(node.items, purse);
    case 'difference':
      return without(node.items[0]!, node.items[1]!, purse);
    case 'add':
      // ℝ − {0}
      return node.terms.length === 2 &&
        node.terms[0]!.kind === 'numberset' &&
        node.terms[1]!.kind === 'negate'
        ? without(node.terms[0]!, node.terms[1]!.arg, purse)
        : null;
    case 'builder':
      return builder(node.element, node.condition, purse);
    case 'relation':
      return fromRelation(node, purse);
    case 'list':
      return node.joined === 'and' && node.items.every((item) => item.kind === 'relation')
        ? intersectionOf(node.items, purse)
        : listed(node, purse);
    default:
      return null;
  }
}

/** `x < 1, x > 3`: conditions of which either holds; `x > 1, x ≠ 3` both hold. */
function listed(node: Extract<Node, { kind: 'list' }>, purse: Budget): Region | null {
  const excludes = node.items.some((item) => item.kind === 'relation' && item.ops.includes('!='));
  if (node.joined !== 'or' && excludes) return intersectionOf(node.items, purse);
  return node.joined === 'or' || areApart(node.items, purse) ? unionOf(node.items, purse) : null;
}

/** Whether no two sets of a list without "or" have a number in common: others are answers side by side, and no union. */
function areApart(items: readonly Node[], purse: Budget): boolean {
  const regions = items.map((item) => regionOf(item, purse));
  return regions.every((one, k) =>
    regions.slice(k + 1).every((other) => {
      const both = one === null || other === null ? null : intersection(one, other, purse);
      return both !== null && both.length === 0;
    }),
  );
}

function end(node: Node, closed: boolean): End {
  return isInfinite(node) ? { at: null, closed: false } : { at: node, closed };
}

/** From ∞ down, or up to −∞. */
function isBackwards({ items: [low, high] }: TupleNode): boolean {
  return (
    (low !== undefined && isInfinite(low) && low.kind !== 'negate') ||
    (high?.kind === 'negate' && isInfinite(high))
  );
}

function interval(node: TupleNode): { readonly low: End; readonly high: End } {
  return { low: end(node.items[0]!, node.open === '['), high: end(node.items[1]!, node.close === ']') };
}

function points(items: readonly Node[], purse: Budget): Region | null {
  const plain = items.flatMap((item) =>
    item.kind === 'plusminus' ? [item.arg, { kind: 'negate', arg: item.arg } as const] : [item],
  );
  if (plain.some((item) => variables(item).length > 0)) return null;
  const ends = plain.map((at) => ({ at, closed: true }));
  return union(
    ends.map((at) => ({ low: at, high: at })),
    purse,
  );
}

function unionOf(items: readonly Node[], purse: Budget): Region | null {
  const parts: Region[] = [];
  for (const item of items) {
    const part = regionOf(item, purse);
    if (part === null) return null;
    parts.push(part);
  }
  return union(parts.flat(), purse);
}

function intersectionOf(items: readonly Node[], purse: Budget): Region | null {
  let result: Region | null = everything;
  for (const item of items) {
    const part = regionOf(item, purse);
    result = part === null || result === null ? null : intersection(result, part, purse);
  }
  return result;
}

function without(from: Node, taken: Node, purse: Budget): Region | null {
  const all = regionOf(from, purse);
  const gone = regionOf(taken, purse);
  return all === null || gone === null ? null : intersection(all, complement(gone), purse);
}

function builder(element: Node, condition: Node, purse: Budget): Region | null {
  const base = element.kind === 'relation' ? regionOf(element, purse) : everything;
  const held =
    condition.kind === 'list' && condition.joined === 'comma'
      ? intersectionOf(condition.items, purse)
      : regionOf(condition, purse);
  return base === null || held === null ? null : intersection(base, held, purse);
}

/** Longer chains of inequalities are no answer. */
const maxLinks = 8;

/** A chain holds where each of its links holds. */
function fromRelation(node: RelationNode, purse: Budget): Region | null {
  if (node.ops.length > maxLinks) return null;
  let result: Region | null = everything;
  for (const [k, op] of node.ops.entries()) {
    const part = link(node.sides[k]!, op, node.sides[k + 1]!, purse);
    result = part === null || result === null ? null : intersection(result, part, purse);
  }
  return result;
}

const mirror: Readonly<Record<string, string>> = {
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
  '=': '=',
  '!=': '!=',
};

function link(left: Node, op: string, right: Node, purse: Budget): Region | null {
  if (op === 'in' || op === 'notin') {
    const set = left.kind === 'variable' ? regionOf(right, purse) : null;
    return set === null ? null : op === 'in' ? set : complement(set);
  }
  if (left.kind === 'variable' && variables(right).length === 0) return ray(op, right, purse);
  if (right.kind === 'variable' && variables(left).length === 0) return ray(mirror[op] ?? op, left, purse);
  return linearRay(left, op, right, purse) ?? absoluteRay(left, op, right, purse);
}

function ray(op: string, bound: Node, purse: Budget): Region | null {
  const infinite: End = { at: null, closed: false };
  const at = (closed: boolean) => end(bound, closed);
  if (op === '<' || op === '<=') return [{ low: infinite, high: at(op === '<=') }];
  if (op === '>' || op === '>=') return [{ low: at(op === '>='), high: infinite }];
  const point = points([bound], purse);
  if (point === null || (op !== '=' && op !== '!=')) return null;
  return op === '=' ? point : complement(point);
}

/** a·x + b ⋛ c·x + d with rational coefficients, solved for x. */
function linearRay(left: Node, op: string, right: Node, purse: Budget): Region | null {
  const names = [...new Set([...variables(left), ...variables(right)])];
  if (names.length !== 1) return null;
  const at = (x: number): Rational | null => {
    const by = new Map<string, Node>([[names[0]!, { kind: 'number', value: whole(x) }]]);
    const l = exact(substitute(left, by), purse);
    const r = exact(substitute(right, by), purse);
    return l === null || r === null ? null : minus(l, r);
  };
  const [f0, f1, f2, f7] = [at(0), at(1), at(2), at(-7)];
  if (f0 === null || f1 === null || f2 === null || f7 === null) return null;
  const slope = minus(f1, f0);
  const straight = same(minus(f2, f1), slope) && same(minus(f0, f7), { n: slope.n * 7n, d: slope.d });
  const root = straight ? over({ n: -f0.n, d: f0.d }, slope) : null;
  if (
    root === null ||
    some(left, (part) => part.kind === 'call') ||
    some(right, (part) => part.kind === 'call')
  )
    return null;
  return ray(slope.n < 0n ? (mirror[op] ?? op) : op, { kind: 'number', value: root }, purse);
}

/** |ax + b| < c, |ax + b| > c, and the same with ≤ and ≥. */
function absoluteRay(left: Node, op: string, right: Node, purse: Budget): Region | null {
  if (left.kind !== 'call' || left.name !== 'abs' || left.args.length !== 1) return null;
  if (variables(right).length > 0) return null;
  const inner = left.args[0]!;
  const side = (sign: string, bound: Node) =>
    inner.kind === 'variable' ? ray(sign, bound, purse) : linearRay(inner, sign, bound, purse);
  const [above, below] = [side(op, right), side(mirror[op] ?? op, { kind: 'negate', arg: right })];
  if (above === null || below === null) return null;
  return op === '<' || op === '<=' ? intersection(above, below, purse) : union([...above, ...below], purse);
}
