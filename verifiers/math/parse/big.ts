/** Sums and products over an index, integrals, limits. */
import {
  accept,
  argument,
  type Cursor,
  enclosed,
  expect,
  fail,
  isSymbol,
  nested,
  next,
  peek,
} from './cursor.js';
import type { Node } from './tree.js';

type Op = Extract<Node, { kind: 'big' }>['op'];

export function big(c: Cursor, op: Op): Node {
  if (op === 'integral') return integral(c);
  if (op === 'limit') return limit(c);
  let index = '';
  let from: Node | null = null;
  let to: Node | null = null;
  while (isSymbol(peek(c), '_') || isSymbol(peek(c), '^')) {
    if (next(c).text === '^') to = argument(c);
    else [index, from] = lowerBound(c);
  }
  c.bound.push(index);
  // The sets of a union may themselves be unions.
  const body = nested(c, op === 'union' ? c.grammar.relation : c.grammar.product);
  c.bound.pop();
  return { kind: 'big', op, index, from, to, body };
}

/** `{n=0}` or a bare `n`. */
function lowerBound(c: Cursor): [string, Node | null] {
  const braces = accept(c, '{');
  const index = next(c);
  if (index.type !== 'name') fail(c, 'expected the index of a sum');
  const from = accept(c, '=') ? enclosed(c, c.grammar.sum) : null;
  if (braces) expect(c, '}');
  return [index.text, from];
}

/** `\lim_{x \to a} f(x)`: `from` is what the index tends to. */
function limit(c: Cursor): Node {
  if (!accept(c, '_') || !accept(c, '{')) fail(c, 'expected what tends to what');
  const index = next(c);
  if (index.type !== 'name' || !accept(c, '→')) fail(c, 'expected what tends to what');
  const from = enclosed(c, c.grammar.sum);
  // 0^+: from above
  if (accept(c, '^') && !accept(c, '+') && !accept(c, '-')) fail(c, 'expected a side');
  expect(c, '}');
  c.bound.push(index.text);
  const body = nested(c, c.grammar.product);
  c.bound.pop();
  return { kind: 'big', op: 'limit', index: index.text, from, to: null, body };
}

/** `\int_a^b f(x) dx`: the body is everything before the last d and its letter. */
function integral(c: Cursor): Node {
  let from: Node | null = null;
  let to: Node | null = null;
  while (isSymbol(peek(c), '_') || isSymbol(peek(c), '^')) {
    if (next(c).text === '^') to = argument(c);
    else from = argument(c);
  }
  c.integrals++;
  const body = nested(c, c.grammar.sum);
  c.integrals--;
  const split = withoutDifferential(body);
  if (split === null) fail(c, 'an integral without its dx');
  return { kind: 'big', op: 'integral', index: split[1], from, to, body: split[0] };
}

/** Takes the trailing d·x off a product (or off the last term of a sum). */
function withoutDifferential(body: Node): [Node, string] | null {
  if (body.kind !== 'multiply' || body.factors.length < 2) return null;
  const d = body.factors.at(-2)!;
  const x = body.factors.at(-1)!;
  if (d.kind !== 'variable' || d.name !== 'd' || x.kind !== 'variable') return null;
  return [{ kind: 'multiply', factors: body.factors.slice(0, -2) }, x.name];
}
