import { exitCode, Failure } from '../../failure.js';
import { type Comparison, type Operator, operators } from './comparison.js';
import type { Condition } from './condition.js';

interface Token {
  readonly kind: 'word' | 'quoted' | 'operator' | 'open' | 'close';
  readonly text: string;
  readonly at: number;
}

/** Deeper nesting is a mistake, and would take the stack. */
const deepest = 100;

/** @throws Failure that shows where the condition goes wrong */
export function parseWhere(source: string): Condition {
  const tokens = tokensOf(source);
  let next = 0;
  let depth = 0;
  const peek = () => tokens[next];
  const isWord = (word: string) => peek()?.kind === 'word' && peek()?.text.toLowerCase() === word;

  function either(): Condition {
    let left = both();
    while (isWord('or')) {
      next++;
      left = { kind: 'or', left, right: both() };
    }
    return left;
  }
  function both(): Condition {
    let left = one();
    while (isWord('and')) {
      next++;
      left = { kind: 'and', left, right: one() };
    }
    return left;
  }
  function one(): Condition {
    if (++depth > deepest) throw mistake(source, peek()?.at ?? source.length, 'it is nested too deeply');
    const found = inner();
    depth--;
    return found;
  }
  function inner(): Condition {
    const token = peek();
    if (isWord('not')) {
      next++;
      return { kind: 'not', inner: one() };
    }
    if (token?.kind === 'open') {
      next++;
      const grouped = either();
      if (peek()?.kind !== 'close') throw mistake(source, peek()?.at ?? source.length, 'a `)` is missing');
      next++;
      return grouped;
    }
    if (token?.kind !== 'word') throw mistake(source, token?.at ?? source.length, 'a field is missing');
    next++;
    const path = token.text.split('.');
    const operator = peek();
    if (operator?.kind !== 'operator') return { kind: 'present', path };
    next++;
    return { kind: 'compare', path, comparison: comparison(operator) };
  }
  function comparison(operator: Token): Comparison {
    const value = peek();
    if (value?.kind !== 'word' && value?.kind !== 'quoted')
      throw mistake(source, value?.at ?? source.length, `a value after \`${operator.text}\` is missing`);
    next++;
    const given = { operator: operator.text as Operator, text: value.text, quoted: value.kind === 'quoted' };
    return given.operator === '~' ? { ...given, pattern: patternOf(source, value) } : given;
  }

  const condition = either();
  const rest = peek();
  if (rest !== undefined) throw mistake(source, rest.at, `\`${rest.text}\` is not expected here`);
  return condition;
}

function patternOf(source: string, { text, at }: Token): RegExp {
  try {
    return new RegExp(text, 'iu');
  } catch (error) {
    throw mistake(source, at, (error as Error).message);
  }
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const space = /^\s+/.exec(rest)?.[0];
    const token = space === undefined ? tokenAt(source, rest, at) : undefined;
    if (token !== undefined) tokens.push(token.token);
    at += space?.length ?? (token?.length as number);
  }
  return tokens;
}

function tokenAt(source: string, rest: string, at: number): { token: Token; length: number } {
  const given = (kind: Token['kind'], text: string, length = text.length) => ({
    token: { kind, text, at },
    length,
  });
  if (rest[0] === '(') return given('open', '(');
  if (rest[0] === ')') return given('close', ')');
  const operator = operators.find((one) => rest.startsWith(one));
  if (operator !== undefined) return given('operator', operator, rest.startsWith('==') ? 2 : operator.length);
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'((?:[^'\\]|\\.)*)'/s.exec(rest);
  if (quoted !== null) {
    return given('quoted', (quoted[1] ?? quoted[2] ?? '').replace(/\\(["'\\])/g, '$1'), quoted[0].length);
  }
  if (/^["']/.test(rest)) throw mistake(source, at, 'this quote is not closed');
  return given('word', /^[^\s()=!<>~]+|^./s.exec(rest)?.[0] as string);
}

function mistake(source: string, at: number, message: string): Failure {
  return new Failure(exitCode.usage, {
    message: `--where: ${message}\n    ${source}\n    ${' '.repeat(at)}^`,
    remedy:
      "compare fields by dotted path with = != < <= > >= ~, joined by and, or, not: 'difficulty.tier=hard and quality.score>=0.8'; quote a value that holds spaces",
  });
}
