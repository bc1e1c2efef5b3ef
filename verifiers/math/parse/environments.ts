/** `\begin{…} … \end{…}`: matrices, columns, cases, systems of equations. */
import { accept, type Cursor, enclosed, expect, fail, isCommand, isSymbol, next, peek } from './cursor.js';
import type { Token } from './token.js';
import type { MatrixNode, Node } from './tree.js';

const fences: Readonly<Record<string, MatrixNode['fence']>> = {
  matrix: '',
  array: '',
  smallmatrix: '',
  pmatrix: '(',
  psmallmatrix: '(',
  bmatrix: '[',
  bsmallmatrix: '[',
  Bmatrix: '[',
  vmatrix: '|',
  Vmatrix: '|',
};
const systems = new Set([
  'aligned',
  'align',
  'align*',
  'gathered',
  'gather',
  'gather*',
  'split',
  'equation',
  'equation*',
]);

function name(c: Cursor): string {
  expect(c, '{');
  let text = '';
  while (!isSymbol(peek(c), '}')) {
    if (peek(c).type === 'end') fail(c, 'expected the name of an environment');
    text += next(c).text;
  }
  next(c);
  return text;
}

export function environment(c: Cursor): Node {
  const kind = name(c);
  if (kind === 'array') columns(c);
  unalign(c, systems.has(kind));
  const rows = readRows(c);
  const closed = name(c);
  if (closed !== kind) fail(c, `\\begin{${kind}} ends as \\end{${closed}}`);
  if (kind === 'cases' || kind === 'dcases') return cases(rows, c);
  if (systems.has(kind)) return system(rows.flat());
  const fence = Object.hasOwn(fences, kind) ? fences[kind]! : fail(c, `unknown environment ${kind}`);
  if (rows.every((row) => row.every((cell) => cell.kind === 'relation'))) return system(rows.flat());
  return { kind: 'matrix', rows, fence };
}

/** The column layout of an array: `{cc|c}`. */
function columns(c: Cursor): void {
  if (!isSymbol(peek(c), '{')) return;
  while (!isSymbol(peek(c), '}') && peek(c).type !== 'end') c.at++;
  next(c);
}

const comparisons = new Set(['=', '<', '<=', '>', '>=', '!=', '~', 'in']);

/** Takes out the marks that only align: `x &= 1`, and the break before a line that goes on with `= …`. */
function unalign(c: Cursor, breaks: boolean): void {
  const compares = (token: Token | undefined) => token?.type === 'symbol' && comparisons.has(token.text);
  const kept: Token[] = [];
  let depth = 1;
  let at = c.at;
  for (; at < c.tokens.length && depth > 0; at++) {
    const token = c.tokens[at]!;
    if (isCommand(token, 'begin')) depth++;
    if (isCommand(token, 'end')) depth--;
    const outer = depth === 1 && token.type === 'symbol';
    const opens = kept.length === 0 || isSymbol(kept.at(-1)!, '\\\\');
    if (
      outer &&
      token.text === '&' &&
      (compares(c.tokens[at + 1]) || compares(kept.at(-1)) || (breaks && opens))
    )
      continue;
    if (breaks && compares(token) && opens) kept.pop();
    kept.push(token);
  }
  c.tokens.splice(c.at, at - c.at, ...kept);
}

/** Rows up to and including `\end`. */
function readRows(c: Cursor): Node[][] {
  const rows: Node[][] = [];
  let row: Node[] = [];
  for (;;) {
    if (isCommand(peek(c), 'end')) break;
    row.push(enclosed(c, cell));
    // "if" may stand in a column of its own.
    if (accept(c, '&')) {
      if (isConditionWord(c, 0) && isSymbol(peek(c, 1), '&')) c.at += 2;
      continue;
    }
    rows.push(row);
    row = [];
    if (!accept(c, '\\\\') && !isCommand(peek(c), 'end')) fail(c, 'expected the next row');
  }
  next(c);
  if (row.length > 0 || rows.length === 0) fail(c, 'an empty row');
  return rows;
}

/** The condition of what holds elsewhere. */
const otherwise: Node = { kind: 'finding', says: 'otherwise' };

function isConditionWord(c: Cursor, ahead: number): boolean {
  const { type, text } = peek(c, ahead);
  return (type === 'text' || type === 'run') && /^(,\s*)?(if|for|when|where)$/i.test(text);
}

/** One cell. A trailing comma and words like "if" before a condition belong to the layout of cases. */
function cell(c: Cursor): Node {
  const token = peek(c);
  if (isConditionWord(c, 0)) c.at++;
  if (token.type === 'text' && /^otherwise|^else/i.test(token.text)) {
    c.at++;
    return otherwise;
  }
  const node = c.grammar.relation(c);
  accept(c, ',');
  return node;
}

function cases(rows: readonly (readonly Node[])[], c: Cursor): Node {
  if (rows.every((row) => row.length === 1)) return system(rows.map((row) => row[0]!));
  if (rows.some((row) => row.length !== 2)) fail(c, 'cases of more than two columns');
  return {
    kind: 'cases',
    rows: rows.map(([value, condition]) => ({ value: value!, condition: condition! })),
  };
}

/** Equations that hold together. */
function system(items: readonly Node[]): Node {
  return items.length === 1 ? items[0]! : { kind: 'list', items, joined: 'and' };
}
