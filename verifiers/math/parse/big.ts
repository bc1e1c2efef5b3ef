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
  if (op === 'limit') fail(c, 'a limit is no answer');
  let index = '';
  let from: Node | null = null;
  let to: Node | null = null;
  while (isSymbol(peek(c), '_') || isSymbol(peek(c), '^')) {
    if (next(c).text === '^') to = argument(c);
    else [index, from] = lowerBound(c);
  }
  c.bound.push(index);
  const body = nested(c, c.grammar.product);
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

/** `\int_a^b f(x) dx`: the body is everything before the last d and its letter. */
function integral(c: Cursor): Node {
  let from: Node | null = null;
  let to: Node | null = null;
  while (isSymbol(peek(c), '_') || isSymbol(peek(c), '^')) {
    if (next(c).text === '^') to = argument(c);
    else from = argument(c);
  }
  const body = nested(c, c.grammar.sum);
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
