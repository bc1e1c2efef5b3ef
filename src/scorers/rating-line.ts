/**
 * One rating as a line of the cache's file: the key, quality, difficulty (`-` where there is none) and a check over them, so that
 * a line that was cut, mixed with another or damaged is known for what it is.
 */
import type { Key, Numbers } from './rating-index.js';

const keyLength = 32;
const checkLength = 8;

export function renderLine(key: Key, { quality, difficulty }: Numbers): string {
  const content = `${key.map(hex).join('')} ${shown(quality)} ${shown(difficulty)}`;
  return `${content} ${hex(check(content, content.length))}`;
}

/** Undefined for a line that is not whole. */
export function parseLine(line: string): { readonly key: Key; readonly numbers: Numbers } | undefined {
  const end = line.length - checkLength - 1;
  const middle = line.indexOf(' ', keyLength + 1);
  // The form of the rest needs no look: the check over it is right only for what was written here.
  if (middle < 0 || middle >= end || line[end] !== ' ' || hex(check(line, end)) !== line.slice(end + 1))
    return undefined;
  const key: Key = [wordAt(line, 0), wordAt(line, 8), wordAt(line, 16), wordAt(line, 24)];
  const quality = numberOf(line.slice(keyLength + 1, middle));
  const difficulty = numberOf(line.slice(middle + 1, end));
  return { key, numbers: { quality, difficulty } };
}

function wordAt(line: string, at: number): number {
  return Number.parseInt(line.slice(at, at + 8), 16);
}

function shown(value: number): string {
  return Number.isNaN(value) ? '-' : String(value);
}

function numberOf(text: string): number {
  return text === '-' ? Number.NaN : Number(text);
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo), of the characters before `end`. */
function check(text: string, end: number): number {
  let h = 0x811c9dc5;
  for (let at = 0; at < end; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  return h >>> 0;
}
