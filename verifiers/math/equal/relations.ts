/** Equations and inequalities: equal to their multiples and rearrangements. */
import { show } from '../parse/show.js';
import { type Node, type RelationNode, variables } from '../parse/tree.js';
import { sign } from '../value/ball.js';
import type { Budget } from '../value/budget.js';
import type { Complex } from '../value/complex.js';
import * as complex from '../value/complex.js';
import { evaluate } from '../value/evaluate.js';
import { isComplex, point, points, substitute } from './expressions.js';
import { hasGrid } from './grids.js';
import { type Decision, inOrder, type Judge, no, type Rule, yes } from './judge.js';

/** `x = 5`, `y = 3x`, `f(x) = 2x + 1`: a name, the parameters it takes, and what it stands for. */
interface Definition {
  readonly name: string;
  readonly parameters: readonly string[];
  /** What the function is taken at, as in `f(2) = 5`; empty when it is at its parameters. */
  readonly at: readonly Node[];
  readonly body: Node;
}

export function definition(node: Node): Definition | null {
  if (node.kind !== 'relation' || node.ops.length !== 1 || node.ops[0] !== '=') return null;
  const [left, right] = node.sides as readonly [Node, Node];
  return named(left, right) ?? (left.kind === 'variable' || left.kind === 'call' ? null : named(right, left));
}

function named(left: Node, body: Node): Definition | null {
  const inside = variables(body);
  if (left.kind === 'variable')
    return inside.includes(left.name) ? null : { name: left.name, parameters: [], at: [], body };
  // A limit or an integral that is set equal to its value is named by itself.
  if (left.kind === 'big')
    return inside.length === 0 ? { name: left.op, parameters: [], at: [], body } : null;
  if (isTrigonometric(left) && inside.length === 0)
    return { name: left.name, parameters: [], at: left.args, body };
  if (left.kind !== 'call' || left.applied !== true)
    return isQuantity(left, body, inside) ? { name: show(left), parameters: [], at: [], body } : null;
  const parameters = left.args.map((arg) => (arg.kind === 'variable' ? arg.name : ''));
  const at = parameters.includes('') || isOfEvents(left.name, parameters) ? left.args : [];
  return { name: left.name, parameters, at, body };
}

/** P(A), E(X): of events or random variables, which are capital letters, and no function of them. */
function isOfEvents(name: string, parameters: readonly string[]): boolean {
  return /^[PE]$/.test(name) && parameters.every((parameter) => /^[A-Z]/.test(parameter));
}

/** `\cos θ`, `\sin \frac{π}{3}`. */
export function isTrigonometric(node: Node): node is Extract<Node, { kind: 'call' }> {
  return node.kind === 'call' && /^(sin|cos|tan|cot|sec|csc)$/.test(node.name);
}

/**
 * Whether the left side of an equation is one quantity under its usual sign, which the right side gives: `\|v\|`, `h/r`,
 * `dV`, and `B^{-1}` where a matrix follows. Other expressions, such as x² + y², make an equation.
 */
function isQuantity(left: Node, body: Node, inside: readonly string[]): boolean {
  const isVariable = (node: Node) => node.kind === 'variable';
  if (left.kind === 'power')
    return isVariable(left.base) && hasGrid(body) && ['-1', 'T', 'top'].includes(show(left.exponent));
  if (inside.length > 0) return false;
  if (left.kind === 'call') return left.name === 'norm' && left.args.every(isVariable);
  if (left.kind === 'divide') return isVariable(left.over) && isVariable(left.under);
  return (
    left.kind === 'multiply' &&
    left.factors.length === 2 &&
    show(left.factors[0]!) === 'd' &&
    isVariable(left.factors[1]!)
  );
}

/** Both bodies with the answer's parameters renamed to the gold's. */
function aligned(gold: Definition, answer: Definition): Node {
  if (gold.parameters.length !== answer.parameters.length) return answer.body;
  const renamed = answer.parameters.map(
    (name, k) => [name, { kind: 'variable', name: gold.parameters[k]! }] as const,
  );
  return substitute(answer.body, new Map(renamed.filter(([name]) => name !== '')));
}

/** Numerator and denominator of a tree, as trees; a tree without quotients is its own numerator. */
function fraction(node: Node): { readonly n: Node; readonly d: Node | null } {
  const product = (a: Node | null, b: Node | null): Node | null =>
    a === null || b === null ? (a ?? b) : { kind: 'multiply', factors: [a, b] };
  switch (node.kind) {
    case 'negate': {
      const inner = fraction(node.arg);
      return { n: { kind: 'negate', arg: inner.n }, d: inner.d };
    }
    case 'divide': {
      const [top, under] = [fraction(node.over), fraction(node.under)];
      return { n: product(top.n, under.d)!, d: product(top.d, under.n) };
    }
    case 'multiply': {
      const parts = node.factors.map(fraction);
      return {
        n: { kind: 'multiply', factors: parts.map((part) => part.n) },
        d: parts.map((part) => part.d).reduce(product),
      };
    }
    case 'add': {
      const parts = node.terms.slice(0, 12).map(fraction);
      if (node.terms.length > 12 || parts.every((part) => part.d === null)) return { n: node, d: null };
      const terms = parts.map((part, k) =>
        parts.reduce<Node>((n, other, j) => (j === k || other.d === null ? n : product(n, other.d)!), part.n),
      );
      return { n: { kind: 'add', terms }, d: parts.map((part) => part.d).reduce(product) };
    }
    default:
      return { n: node, d: null };
  }
}

function difference(node: RelationNode): Node {
  return { kind: 'add', terms: [node.sides[0]!, { kind: 'negate', arg: node.sides[1]! }] };
}

/** 1 or −1 when f = c·g for a constant c of that sign at every tried point (0: complex); null when it is not constant. */
function proportion(f: Node, g: Node, purse: Budget): 1 | -1 | 0 | null {
  const names = [...new Set([...variables(f), ...variables(g)])].sort();
  const real = !isComplex(f) && !isComplex(g);
  const p = 192;
  let first: readonly [Complex, Complex] | null = null;
  let agreed = 0;
  for (let k = 0; k < points && agreed < 5; k++) {
    const at = { p, values: point(names, k, p), real, terms: 3 + k, purse };
    const x = evaluate(f, at);
    const y = x === null ? null : evaluate(g, at);
    if (x === null || y === null) continue;
    const gone = complex.containsZero(x);
    if (gone !== complex.containsZero(y)) return null;
    if (gone) continue;
    first ??= [x, y];
    const cross = complex.subtract(complex.multiply(x, first[1], p), complex.multiply(first[0], y, p), p);
    if (!complex.containsZero(cross)) return null;
    agreed++;
  }
  if (first === null || agreed < 3) return null;
  if (first[0].im !== null || first[1].im !== null) return 0;
  return sign(first[0].re) === sign(first[1].re) ? 1 : -1;
}

const mirror: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

function compareLinks(gold: RelationNode, answer: RelationNode, judge: Judge): Decision {
  const [g, a] = [gold.ops[0]!, answer.ops[0]!];
  if (g === 'in' || g === 'notin' || a === 'in' || a === 'notin') {
    return g === a ? inOrder(gold.sides, answer.sides, judge) : no('different kinds of statement');
  }
  const equation = g === '=' || g === '!=' || g === '~';
  if (equation ? g !== a : a !== g && a !== mirror[g]) return no(`"${a}" where "${g}" is right`);
  const [f, h] = [difference(gold), difference(answer)];
  // Without a variable every difference is a multiple of every other.
  if (variables(f).length + variables(h).length === 0)
    return sideBySide(gold.sides, a === g ? answer.sides : [...answer.sides].reverse(), equation, judge);
  const c = proportion(f, h, judge.purse);
  if (equation) {
    if (c !== null) return yes('the same equation up to a factor');
    const cleared = proportion(fraction(f).n, fraction(h).n, judge.purse);
    return cleared === null ? no('different equations') : yes('the same equation up to a factor');
  }
  if (c === null || c === 0) return no('different inequalities');
  return (c === 1) === (a === g)
    ? yes('the same inequality up to a factor')
    : no('the inequality points the other way');
}

/** Statements about constants, such as `f(1) < f(2)`: the sides themselves must be equal. An equation may be turned round. */
function sideBySide(gold: readonly Node[], answer: readonly Node[], either: boolean, judge: Judge): Decision {
  const direct = inOrder(gold, answer, judge);
  return direct.equal || !either ? direct : inOrder(gold, [...answer].reverse(), judge);
}

/** A chain a < b < c as its links. */
function links(node: RelationNode): RelationNode[] {
  return node.ops.map((op, k) => ({
    kind: 'relation',
    ops: [op],
    sides: [node.sides[k]!, node.sides[k + 1]!],
  }));
}

function compareRelations(gold: RelationNode, answer: RelationNode, judge: Judge): Decision {
  if (gold.ops.length === 1 && answer.ops.length === 1) return compareLinks(gold, answer, judge);
  const [g, a] = [links(gold), links(answer)];
  if (g.length !== a.length) return no('chains of different length');
  const forward = g.map((link, k) => compareLinks(link, a[k]!, judge)).find((part) => !part.equal);
  if (forward === undefined) return yes('the same chain');
  const backward = g.map((link, k) => compareLinks(link, a.at(-1 - k)!, judge)).find((part) => !part.equal);
  return backward === undefined ? yes('the same chain') : forward;
}

/** `x = 5` is 5, `f(x) = 2x` is 2x, and equations are equal to their rearrangements. */
export const relations: Rule = (gold, answer, judge) => {
  const [g, a] = [definition(gold), definition(answer)];
  if (g !== null && a !== null)
    return definitions(g, a, judge) ?? compareRelations(gold as never, answer as never, judge);
  if (gold.kind === 'relation' && answer.kind === 'relation') return compareEquations(gold, answer, judge);
  if (g !== null) return judge.compare(g.body, answer, judge);
  if (a !== null) return judge.compare(gold, a.body, judge);
  // (x + 1)² = x² + 2x + 1 says either side, where it holds everywhere.
  if (answer.kind === 'relation' && isIdentity(answer, judge))
    return judge.compare(gold, answer.sides.at(-1)!, judge);
  if (gold.kind === 'relation' && variables(gold).length > 0 && isIdentity(gold, judge))
    return judge.compare(gold.sides.at(-1)!, answer, judge);
  return gold.kind === 'relation' || answer.kind === 'relation' ? no('an equation is no value') : null;
};

/** Equations that hold everywhere say their right sides. */
function compareEquations(gold: RelationNode, answer: RelationNode, judge: Judge): Decision {
  const direct = compareRelations(gold, answer, judge);
  if (direct.equal || !isIdentity(gold, judge) || !isIdentity(answer, judge)) return direct;
  return judge.compare(gold.sides.at(-1)!, answer.sides.at(-1)!, judge);
}

function isIdentity({ sides, ops }: RelationNode, judge: Judge): boolean {
  return (
    ops.every((op) => op === '=') &&
    sides.slice(1).every((side) => judge.compare(sides[0]!, side, judge).equal)
  );
}

/** cos θ where the question says what θ is, and cos π. */
function isAngleNamed(gold: Definition, answer: Definition): boolean {
  const angles = [gold.at[0]!, answer.at[0]!];
  return gold.parameters.length === 0 && angles.filter((one) => one.kind === 'variable').length === 1;
}

function definitions(gold: Definition, answer: Definition, judge: Judge): Decision | null {
  const functions = gold.parameters.length > 0 && answer.parameters.length > 0;
  const mixed = gold.parameters.length > 0 !== answer.parameters.length > 0;
  if (!mixed && gold.name !== answer.name) return functions ? no(`${answer.name} is not ${gold.name}`) : null;
  if (gold.at.length > 0 && answer.at.length > 0 && !isAngleNamed(gold, answer)) {
    const place = inOrder(gold.at, answer.at, judge);
    if (!place.equal) return no(`a value of ${gold.name} elsewhere`);
  }
  return judge.compare(gold.body, aligned(gold, answer), judge);
}
