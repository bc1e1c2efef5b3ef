/** What an answer means: a small typed tree, the same for LaTeX, ASCII and Unicode spellings. */
import type { Rational } from '../value/rational.js';

/** How two sides of a relation compare. `~` is "approximately equal", `in` is membership, `notin` its denial. */
export type Comparison = '=' | '<' | '<=' | '>' | '>=' | '!=' | '~' | 'in' | 'notin' | 'mod';

export type Bracket = '(' | '[' | ']' | ')' | '<' | '{';

/** Names of numbers. `infinity` has no value but bounds intervals; sets of numbers are `numberset` nodes. */
export type ConstantName = 'pi' | 'e' | 'i' | 'infinity' | 'phi';

export type Node =
  /** `ulp` is the weight of the last digit when written as a decimal, `digits` its significant digits. */
  | { readonly kind: 'number'; readonly value: Rational; readonly ulp?: Rational; readonly digits?: number }
  | { readonly kind: 'constant'; readonly name: ConstantName }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'add'; readonly terms: readonly Node[] }
  | { readonly kind: 'multiply'; readonly factors: readonly Node[] }
  | { readonly kind: 'divide'; readonly over: Node; readonly under: Node }
  | { readonly kind: 'power'; readonly base: Node; readonly exponent: Node }
  | { readonly kind: 'negate'; readonly arg: Node }
  /** A known function, or an unknown one named by a letter (`f(x)`): `applied` tells the second. */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[]; readonly applied?: true }
  /** ± (sign 1) or ∓ (sign −1) before `arg`. */
  | { readonly kind: 'plusminus'; readonly sign: 1 | -1; readonly arg: Node }
  | {
      readonly kind: 'big';
      readonly op: 'sum' | 'product' | 'integral' | 'limit' | 'union';
      readonly index: string;
      readonly from: Node | null;
      readonly to: Node | null;
      readonly body: Node;
    }
  | { readonly kind: 'percent'; readonly arg: Node }
  | { readonly kind: 'degrees'; readonly arg: Node }
  /** An amount of something; `unit` is the normalized spelling of the unit or noun. */
  | { readonly kind: 'quantity'; readonly amount: Node; readonly unit: string }
  /** A bracketed sequence: tuple, vector, or interval. */
  | {
      readonly kind: 'tuple';
      readonly open: Bracket;
      readonly close: Bracket;
      readonly items: readonly Node[];
    }
  /** Answers side by side without brackets. `joined` tells how: by commas, `and` or `or`; `same` is one answer in two readings. */
  | {
      readonly kind: 'list';
      readonly items: readonly Node[];
      readonly joined: 'comma' | 'and' | 'or' | 'same';
    }
  | { readonly kind: 'set'; readonly items: readonly Node[] }
  /** {element : condition}. */
  | { readonly kind: 'builder'; readonly element: Node; readonly condition: Node }
  | { readonly kind: 'numberset'; readonly name: 'R' | 'Q' | 'Z' | 'N' | 'C' }
  | { readonly kind: 'union' | 'intersection' | 'difference'; readonly items: readonly Node[] }
  | { readonly kind: 'relation'; readonly sides: readonly Node[]; readonly ops: readonly Comparison[] }
  | {
      readonly kind: 'matrix';
      readonly rows: readonly (readonly Node[])[];
      readonly fence: '(' | '[' | '|' | '';
    }
  | {
      readonly kind: 'cases';
      readonly rows: readonly { readonly value: Node; readonly condition: Node | null }[];
    }
  | { readonly kind: 'ratio'; readonly items: readonly Node[] }
  /** A time of day as written; `half` is null when neither a.m. nor p.m. is said, `second` when there are no seconds. */
  | {
      readonly kind: 'time';
      readonly hour: number;
      readonly minute: number;
      readonly second: number | null;
      readonly half: 'am' | 'pm' | null;
    }
  /** A value with the words that name it, as in `Minimum: 1`, `the area is 5`; the words are as written. */
  | { readonly kind: 'label'; readonly name: string; readonly value: Node }
  /** Numerals in a stated base; `written` is what the same digits say in base ten. */
  | { readonly kind: 'based'; readonly value: Rational; readonly base: number; readonly written: string }
  /** One of a closed list: converges, even, ellipse, Monday, June 20. */
  | { readonly kind: 'finding'; readonly says: string }
  | { readonly kind: 'words'; readonly text: string };

export type NumberNode = Extract<Node, { kind: 'number' }>;
export type TupleNode = Extract<Node, { kind: 'tuple' }>;
export type RelationNode = Extract<Node, { kind: 'relation' }>;
export type TimeNode = Extract<Node, { kind: 'time' }>;
export type MatrixNode = Extract<Node, { kind: 'matrix' }>;

/** The direct parts of a node, in reading order. */
export function children(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'add':
      return node.terms;
    case 'multiply':
      return node.factors;
    case 'divide':
      return [node.over, node.under];
    case 'power':
      return [node.base, node.exponent];
    case 'negate':
    case 'plusminus':
    case 'percent':
    case 'degrees':
      return [node.arg];
    case 'call':
      return node.args;
    case 'big':
      return [node.from, node.to, node.body].filter((part) => part !== null);
    case 'quantity':
      return [node.amount];
    case 'tuple':
    case 'list':
    case 'set':
    case 'union':
    case 'intersection':
    case 'difference':
    case 'ratio':
      return node.items;
    case 'builder':
      return [node.element, node.condition];
    case 'relation':
      return node.sides;
    case 'matrix':
      return node.rows.flat();
    case 'cases':
      return node.rows.flatMap((row) => (row.condition === null ? [row.value] : [row.value, row.condition]));
    case 'label':
      return [node.value];
    default:
      return [];
  }
}

/** The node with every direct part replaced. */
export function mapped(node: Node, go: (part: Node) => Node): Node {
  switch (node.kind) {
    case 'add':
      return { ...node, terms: node.terms.map(go) };
    case 'multiply':
      return { ...node, factors: node.factors.map(go) };
    case 'divide':
      return { ...node, over: go(node.over), under: go(node.under) };
    case 'power':
      return { ...node, base: go(node.base), exponent: go(node.exponent) };
    case 'negate':
    case 'plusminus':
    case 'percent':
    case 'degrees':
      return { ...node, arg: go(node.arg) };
    case 'call':
      return { ...node, args: node.args.map(go) };
    case 'big':
      return { ...node, from: node.from && go(node.from), to: node.to && go(node.to), body: go(node.body) };
    case 'quantity':
      return { ...node, amount: go(node.amount) };
    case 'tuple':
    case 'list':
    case 'set':
    case 'union':
    case 'intersection':
    case 'difference':
    case 'ratio':
      return { ...node, items: node.items.map(go) };
    case 'builder':
      return { ...node, element: go(node.element), condition: go(node.condition) };
    case 'relation':
      return { ...node, sides: node.sides.map(go) };
    case 'matrix':
      return { ...node, rows: node.rows.map((row) => row.map(go)) };
    case 'cases':
      return {
        ...node,
        rows: node.rows.map(({ value, condition }) => ({
          value: go(value),
          condition: condition && go(condition),
        })),
      };
    case 'label':
      return { ...node, value: go(node.value) };
    default:
      return node;
  }
}

/** Whether `test` holds for the node or anything inside it. */
export function some(node: Node, test: (part: Node) => boolean): boolean {
  return test(node) || children(node).some((part) => some(part, test));
}

/** Names of the free variables, in order of first appearance; an index bound by a sum or integral is not free. */
export function variables(node: Node, bound: readonly string[] = [], found: string[] = []): string[] {
  if (node.kind === 'variable') {
    if (!bound.includes(node.name) && !found.includes(node.name)) found.push(node.name);
    return found;
  }
  const inner = node.kind === 'big' ? [...bound, node.index] : bound;
  for (const part of children(node)) variables(part, inner, found);
  return found;
}

/** Whether two trees were read alike, part by part; words that nothing is left of are like nothing. */
export function sameTree(a: Node, b: Node): boolean {
  if (a.kind === 'words' && a.text === '') return false;
  return sameParts(a, b);
}

function sameParts(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const [x, y] = [Object.entries(a), b as Readonly<Record<string, unknown>>];
  return x.length === Object.keys(b).length && x.every(([key, part]) => sameParts(part, y[key]));
}
