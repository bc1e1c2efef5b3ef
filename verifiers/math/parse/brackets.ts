/** Everything between fences: tuples, intervals, vectors, sets, absolute values, floors. */
import { call } from './build.js';
import {
  accept,
  type Cursor,
  enclosed,
  expect,
  fail,
  isCommand,
  isSymbol,
  nested,
  next,
  peek,
} from './cursor.js';
import type { Bracket, Node } from './tree.js';

/** One item in plain brackets is a group; several are a tuple. Mixed brackets are an interval. */
function fenced(c: Cursor, fence: Bracket, closers: readonly Bracket[]): Node {
  next(c);
  if (accept(c, closers[0]!)) return { kind: 'tuple', open: '(', close: ')', items: [] };
  const inner = enclosed(c, c.grammar.answer);
  const found = closers.find((text) => accept(c, text)) ?? fail(c, `"${fence}" is not closed`);
  // ]0, 1[ is (0, 1)
  const open = fence === ']' ? '(' : fence;
  const close = found === '[' ? ')' : found;
  if (inner.kind === 'list') return { kind: 'tuple', open, close, items: inner.items };
  if (inner.kind === 'matrix' && inner.fence === '') return { ...inner, fence: open === '[' ? '[' : '(' };
  return open === '(' && close === ')' ? inner : singleton(inner, open, close);
}

/** `[5]` groups like `(5)`. */
function singleton(inner: Node, open: Bracket, close: Bracket): Node {
  return open === '[' && close === ']' ? inner : { kind: 'tuple', open, close, items: [inner] };
}

export const round = (c: Cursor): Node => fenced(c, '(', [')', ']', '[']);
export const square = (c: Cursor): Node => fenced(c, '[', [']', ')', '[']);

/** `]0,1[` excludes its ends. */
export const halfOpen = (c: Cursor): Node => fenced(c, ']', ['[', ']']);

export function angle(c: Cursor): Node {
  const close = next(c).text === '<' ? '>' : '⟩';
  const inner = enclosed(c, (at) => at.grammar.sum(at));
  const items = [inner];
  while (accept(c, ',')) items.push(enclosed(c, c.grammar.sum));
  expect(c, close);
  return { kind: 'tuple', open: '<', close: '<', items };
}

/** `\{1, 2\}`, `\{x : x > 0\}`, or the brace of a system of cases, which nothing closes. */
export function curly(c: Cursor): Node {
  next(c);
  if (accept(c, '\\}')) return { kind: 'set', items: [] };
  if (isCommand(peek(c), 'begin')) {
    const inner = c.grammar.power(c);
    return accept(c, '\\}') ? { kind: 'set', items: [inner] } : piecewise(inner);
  }
  const { inBuilder } = c;
  c.inBuilder = true;
  const inner = nested(c, c.grammar.answer);
  c.inBuilder = inBuilder;
  if (accept(c, '|') || accept(c, ':')) {
    const condition = enclosed(c, c.grammar.answer);
    expect(c, '\\}');
    return { kind: 'builder', element: inner, condition };
  }
  expect(c, '\\}');
  return { kind: 'set', items: inner.kind === 'list' ? inner.items : [inner] };
}

/** An array of values and conditions behind an open brace is a function by cases. */
function piecewise(node: Node): Node {
  if (node.kind !== 'matrix' || node.rows.some((row) => row.length !== 2)) return node;
  return {
    kind: 'cases',
    rows: node.rows.map(([value, condition]) => ({ value: value!, condition: condition! })),
  };
}

export function bars(c: Cursor): Node {
  const bar = next(c).text;
  const { bars: outer, inBuilder } = c;
  c.bars = 1;
  c.inBuilder = false;
  const inner = nested(c, c.grammar.sum);
  c.bars = outer;
  c.inBuilder = inBuilder;
  expect(c, bar);
  if (inner.kind === 'matrix' && inner.fence === '') return { ...inner, fence: '|' };
  return call(bar === '|' ? 'abs' : 'norm', inner);
}

export function rounded(c: Cursor): Node {
  const down = next(c).text === '⌊';
  const inner = enclosed(c, c.grammar.sum);
  if (!isSymbol(peek(c), down ? '⌋' : '⌉')) fail(c, 'expected the closing floor or ceiling');
  next(c);
  return call(down ? 'floor' : 'ceil', inner);
}
