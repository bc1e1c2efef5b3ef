/** LaTeX commands and named functions at the place of a value. */
import { big } from './big.js';
import { call, integer } from './build.js';
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
  rewind,
} from './cursor.js';
import { derivative } from './derivative.js';
import { environment } from './environments.js';
import { primesAndSubscripts } from './letters.js';
import type { Node } from './tree.js';

const notValues = new Set(['end', 'choose', 'over', 'text']);

export function startsWithCommand(name: string): boolean {
  return !notValues.has(name);
}

const readers: Readonly<Record<string, (c: Cursor) => Node>> = {
  frac: (c) => {
    const over = argument(c);
    const under = argument(c);
    return derivative(over, under) ?? { kind: 'divide', over, under };
  },
  sqrt: root,
  binom: (c) => {
    const over = argument(c);
    return call('binomial', over, argument(c));
  },
  pi: () => ({ kind: 'constant', name: 'pi' }),
  infinity: () => ({ kind: 'constant', name: 'infinity' }),
  emptyset: () => ({ kind: 'set', items: [] }),
  numberset,
  boxed: argument,
  overline: overlined,
  accent: accented,
  begin: environment,
  sum: (c) => big(c, 'sum'),
  prod: (c) => big(c, 'product'),
  int: (c) => big(c, 'integral'),
  lim: (c) => big(c, 'limit'),
};

export function command(c: Cursor): Node {
  const token = next(c);
  const read = Object.hasOwn(readers, token.text) ? readers[token.text] : undefined;
  if (read !== undefined) return read(c);
  if (['choose', 'over', 'end', 'dot'].includes(token.text)) fail(c, `misplaced \\${token.text}`);
  return functionCall(c, token.text);
}

/** The argument of √ without braces is one digit in LaTeX (`\sqrt2`) and one value in Unicode (√16). */
function root(c: Cursor): Node {
  if (accept(c, '[')) {
    const degree = enclosed(c, c.grammar.sum);
    expect(c, ']');
    return call('root', degree, argument(c));
  }
  if (!isSymbol(peek(c), '{')) return call('sqrt', nested(c, rootArgument));
  return call('sqrt', argument(c));
}

/** √2! and √x^2 raise the root, not what is under it. */
function rootArgument(c: Cursor): Node {
  const start = c.at;
  const token = peek(c);
  if (token.type === 'number') {
    next(c);
    if (!isSymbol(peek(c), '_') && /^\d+(\.\d+)?$/.test(token.text)) {
      const [whole, fraction = ''] = token.text.split('.') as [string, string?];
      const scale = 10n ** BigInt(fraction.length);
      return fraction === ''
        ? integer(BigInt(whole))
        : { kind: 'divide', over: integer(BigInt(whole + fraction)), under: integer(scale) };
    }
    rewind(c, start);
  }
  if (token.type === 'name' || isSymbol(token, '(')) {
    const { grammar } = c;
    const inner = isSymbol(token, '(') ? parenthesized(c) : null;
    if (inner !== null) return inner;
    next(c);
    return token.text === 'e' || token.text === 'i'
      ? { kind: 'constant', name: token.text }
      : token.text === ''
        ? grammar.power(c)
        : { kind: 'variable', name: token.text };
  }
  return c.grammar.power(c);
}

function parenthesized(c: Cursor): Node {
  expect(c, '(');
  const inner = enclosed(c, c.grammar.sum);
  expect(c, ')');
  return inner;
}

function numberset(c: Cursor): Node {
  const braces = accept(c, '{');
  const name = next(c).text;
  if (braces) expect(c, '}');
  if (name !== 'R' && name !== 'Q' && name !== 'Z' && name !== 'N' && name !== 'C') {
    return { kind: 'variable', name: `bb ${name}` };
  }
  // ℝ^n is a power of a name; ℝ^+ is another set.
  if (isSymbol(peek(c), '^') && isSpaceExponent(c)) return { kind: 'variable', name: `bb ${name}` };
  if (isSymbol(peek(c), '^') || isSymbol(peek(c), '_')) fail(c, 'a decorated set of numbers');
  return { kind: 'numberset', name };
}

/** `^3`, `^n`, `^{3}`. */
function isSpaceExponent(c: Cursor): boolean {
  const { type } = peek(c, isSymbol(peek(c, 1), '{') ? 2 : 1);
  return type === 'number' || type === 'name';
}

/** `\overline{AB}`: a segment or a conjugate, as a name. */
function overlined(c: Cursor): Node {
  const start = peek(c).at;
  const inner = argument(c);
  if (inner.kind === 'constant' || inner.kind === 'number') fail(c, 'a bar over a number');
  return { kind: 'variable', name: `bar ${c.source.slice(start, peek(c).at).replace(/[\s{}]/g, '')}` };
}

/** `\vec{v}`, `\mathbf{v}`, `\hat{\imath}`: the letter; i becomes the basis vector and not √−1. */
function accented(c: Cursor): Node {
  const inner = argument(c);
  if (inner.kind === 'constant' && inner.name === 'i') return { kind: 'variable', name: 'î' };
  if (inner.kind !== 'variable' && !(inner.kind === 'constant' && inner.name === 'e')) return inner;
  return { kind: 'variable', name: inner.name + primesAndSubscripts(c) };
}

/** sin x, \sin^2 x, \log_2 8, \max(a, b), sin^{-1} x. */
function functionCall(c: Cursor, name: string): Node {
  const base = accept(c, '_') ? nested(c, subscript) : null;
  const exponent = isSymbol(peek(c), '^') ? raisedName(c) : null;
  const inverse = exponent?.kind === 'number' && exponent.value.n === -1n && exponent.value.d === 1n;
  const inverted = inverse && /^(sin|cos|tan|cot|sec|csc)h?$/.test(name);
  const args = functionArguments(c);
  const node = applied(inverted ? `arc${name}` : name, base, args, c);
  return exponent === null || inverted ? node : { kind: 'power', base: node, exponent };
}

function applied(name: string, base: Node | null, args: readonly Node[], c: Cursor): Node {
  if (name === 'cis') return polar(args[0]!);
  if (name === 'cbrt' && base === null) return call('root', integer(3), args[0]!);
  if (name === 'logten') return call('logbase', base ?? integer(10), args[0]!);
  if (base !== null) {
    if (name === 'log') return call('logbase', base, args[0]!);
    fail(c, `a subscript on ${name}`);
  }
  return { kind: 'call', name, args };
}

/** cis θ = cos θ + i sin θ. */
function polar(angle: Node): Node {
  const sine: Node = { kind: 'multiply', factors: [{ kind: 'constant', name: 'i' }, call('sin', angle)] };
  return { kind: 'add', terms: [call('cos', angle), sine] };
}

function subscript(c: Cursor): Node {
  if (isSymbol(peek(c), '{')) return argument(c);
  return peek(c).type === 'number' ? rootArgument(c) : argument(c);
}

function raisedName(c: Cursor): Node {
  next(c);
  if (isSymbol(peek(c), '{')) return argument(c);
  if (accept(c, '-')) return { kind: 'negate', arg: argument(c) };
  return rootArgument(c);
}

function functionArguments(c: Cursor): readonly Node[] {
  if (isSymbol(peek(c), '(')) {
    next(c);
    const inner = enclosed(c, c.grammar.answer);
    expect(c, ')');
    return inner.kind === 'list' ? inner.items : [inner];
  }
  if (isSymbol(peek(c), '\\{')) {
    const set = c.grammar.power(c);
    return set.kind === 'set' ? set.items : [set];
  }
  return [bareArgument(c)];
}

/** Factors up to the next operator or function: \sin 2\pi x \cos y is sin(2πx)·cos y. */
function bareArgument(c: Cursor): Node {
  if (accept(c, '-')) return { kind: 'negate', arg: nested(c, bareArgument) };
  const factors = [nested(c, c.grammar.power)];
  while (continuesArgument(c)) factors.push(c.grammar.power(c));
  return factors.length === 1 ? factors[0]! : { kind: 'multiply', factors };
}

function continuesArgument(c: Cursor): boolean {
  const token = peek(c);
  // \int \sin t d t: the differential is no part of the argument.
  if (token.type === 'name') return !(c.integrals > 0 && token.text === 'd' && peek(c, 1).type === 'name');
  return token.type === 'command' && ['pi', 'frac', 'sqrt'].includes(token.text);
}
