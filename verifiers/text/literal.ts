/**
 * Answers that are values of a program, written as Python literals: found whole, with whatever stands in their quotes, and compared as Python's
 * `==` does, but that True is not 1.
 */
import { fencedBlocks } from '../fenced-blocks.js';
import { leadingPythonLiteral, type PythonNode, readPythonLiteral } from '../python-literal.js';
import { boxStart, lastBox, type Stated, sentence, stated } from '../stated.js';
import type { Verdict } from '../verifier.js';

type Found = { readonly node: PythonNode } | { readonly why: string };

/** @param counted the part of a completion that counts */
export function verifyLiteral(counted: string, answer: string): Verdict {
  const part = counted.replaceAll('\r\n', '\n');
  const gold = attempt(() => readPythonLiteral(answer));
  if ('why' in gold) return { reward: null, outcome: 'fault', reason: `the ground truth is ${gold.why}` };
  const start = boxStart(part);
  const plainly = start < 0 ? stated(part) : boxed(part, start);
  const block = start < 0 ? blockOf(part, plainly) : null;
  const said = block ?? plainly;
  if (said === null) return { reward: 0, outcome: 'no_answer', reason: 'no final answer is marked' };
  const found = block
    ? attempt(() => readPythonLiteral(block.text))
    : start < 0
      ? inLine(said)
      : inBox(part, start, said.text);
  const about = { extracted: said.text.slice(0, 500), rule: said.rule };
  if ('why' in found) return { reward: 0, outcome: 'incorrect', ...about, reason: found.why };
  const right = valueKey(found.node) === valueKey(gold.node);
  return {
    reward: right ? 1 : 0,
    outcome: right ? 'correct' : 'incorrect',
    ...about,
    reason: right ? 'the same value' : 'another value',
  };
}

/** Why a text is no literal, or null where it is one. */
export function notLiteral(text: string): string | null {
  const found = attempt(() => readPythonLiteral(text));
  return 'why' in found ? found.why : null;
}

/** What stands in the box, for people to read; the line where the box is never closed. */
function boxed(part: string, start: number): Stated {
  const line = () => part.slice(start).split('\n', 1)[0] ?? '';
  return { text: lastBox(part)?.text ?? line(), rule: 'boxed' };
}

/** How a line ends that announces its answer in the block below. */
const announcing = /(?:^|:)[\s*_]*$/;
/** Blocks are looked at from the end; an answer is not far from it. */
const mostBlocks = 8;

/** The fenced block that an announcing phrase leads to; where nothing is announced, the block that ends the text. */
function blockOf(part: string, said: Stated | null): Stated | null {
  if (said !== null && !/^(?:```|~~~)/.test(said.text) && !announcing.test(said.text)) return null;
  const blocks = fencedBlocks(part).slice(-mostBlocks);
  const found =
    said?.rule === 'phrase'
      ? blocks.findLast(({ start }) => leadsTo(part.slice(0, start)))
      : blocks.findLast(({ end }) => part.slice(end).trim() === '');
  return found === undefined ? null : { text: found.code.trim(), rule: said?.rule ?? 'bare' };
}

function leadsTo(before: string): boolean {
  const said = stated(before);
  return (
    said?.rule === 'phrase' && announcing.test(said.text) && before.trimEnd().endsWith(said.text.trimEnd())
  );
}

/** Braces inside quotes need not be balanced, so the box ends where its literal does. */
function inBox(part: string, start: number, content: string): Found {
  const direct = attempt(() => {
    const inside = part.slice(part.indexOf('{', start) + 1);
    const wraps = wrappers.exec(inside)?.[0] ?? '';
    const { node, rest } = leadingPythonLiteral(withoutLayout(inside.slice(wraps.length)));
    const closing = '}'.repeat(wraps.split('{').length);
    if (rest.replace(/^[\s}]+/, (braces) => braces.replace(/\s/g, '')).startsWith(closing)) return node;
    throw new SyntaxError('no Python literal: more follows the value');
  });
  if ('node' in direct) return direct;
  const bare = content.replace(/\\(?:text\w{0,6}|mathrm|mathtt|verb)\{([^{}]*)\}/g, '$1');
  return attempt(() => readPythonLiteral(withoutLayout(bare)));
}

/** What LaTeX sets a text in, one inside another. */
const wrappers = /^(?:\s*\\(?:text\w{0,6}|mathrm|mathtt|verb)\{)*/;

/** A literal at the beginning of a line, of which at most the end of its sentence follows. */
function inLine(said: Stated): Found {
  const whole = attempt(() => {
    const { node, rest } = leadingPythonLiteral(withoutLayout(said.text));
    if (!/^[`$*]*(?:$|[.!](?:[\s`*]|$))/.test(rest))
      throw new SyntaxError('no Python literal: more follows the value');
    return node;
  });
  if ('node' in whole) return whole;
  const first = attempt(() => readPythonLiteral(withoutLayout(sentence({ ...said, rule: 'phrase' }))));
  return 'node' in first ? first : whole;
}

/** Without marks around it, and with what LaTeX writes as `\_` and `\{`: a literal never has these after one backslash. */
function withoutLayout(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && marks.has(text.charAt(from))) from++;
  while (to > from && marks.has(text.charAt(to - 1))) to--;
  const inner = text.slice(from, to);
  return inner.replace(/\\([\\_{}%$&#])/g, (both, char) => (char === '\\' ? both : char));
}

const marks = new Set([...' \t\n\r`$*']);

function attempt(read: () => PythonNode): Found {
  try {
    return { node: read() };
  } catch (error) {
    if (error instanceof SyntaxError) return { why: error.message };
    throw error;
  }
}

/** Equal for equal values. */
function valueKey(node: PythonNode): string {
  switch (node.kind) {
    case 'dict': {
      const entries = new Map(node.entries.map(([key, value]) => [valueKey(key), valueKey(value)]));
      return `{${[...entries]
        .map(([key, value]) => `${key}: ${value}`)
        .sort()
        .join(', ')}}`;
    }
    case 'set':
      return `set(${[...new Set(node.items.map(valueKey))].sort().join(', ')})`;
    case 'list':
    case 'tuple':
      return `${node.kind}(${node.items.map(valueKey).join(', ')})`;
    case 'text':
    case 'bytes':
      return `${node.kind === 'bytes' ? 'b' : ''}${JSON.stringify(node.text)}`;
    case 'word':
      return node.word;
    case 'number':
      return numberKey(node.digits);
  }
}

/** Integers by their digits, however many; 2.0 as 2. */
function numberKey(digits: string): string {
  const integer = /^([+-]?)0*(\d+)$/.exec(digits);
  if (integer !== null) return `${integer[1] === '-' && integer[2] !== '0' ? '-' : ''}${integer[2]}`;
  const value = Number(digits);
  return Number.isInteger(value) ? String(BigInt(value)) : String(value);
}
