/**
 * One rating as a line of the cache's file: the key, quality, difficulty (`-` where there is none) and a check over them, so that
 * a line that was cut, mixed with another or damaged is known for what it is.
 */
import type { Key, Numbers } from './rating-index.js';

const shape = /^([0-9a-f]{32}) (\S+) (\S+) ([0-9a-f]{8})$/;

export function renderLine(key: Key, { quality, difficulty }: Numbers): string {
  const content = `${key.map(hex).join('')} ${shown(quality)} ${shown(difficulty)}`;
  return `${content} ${hex(check(content))}`;
}

/** Undefined for a line that is not whole. */
export function parseLine(line: string): { readonly key: Key; readonly numbers: Numbers } | undefined {
  const [, keyText, qualityText, difficultyText, checkText] = shape.exec(line) ?? [];
  if (keyText === undefined || hex(check(line.slice(0, -9))) !== checkText) return undefined;
  const word = (at: number) => Number.parseInt(keyText.slice(at * 8, at * 8 + 8), 16);
  const numbers = { quality: numberOf(qualityText), difficulty: numberOf(difficultyText) };
  return { key: [word(0), word(1), word(2), word(3)], numbers };
}

function shown(value: number): string {
  return Number.isNaN(value) ? '-' : String(value);
}

function numberOf(text: string | undefined): number {
  return text === '-' ? Number.NaN : Number(text);
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo). */
function check(text: string): number {
  let h = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  return h >>> 0;
}
