/**
 * Finds the answer in a text: one pass per rule, from the surest mark to the weakest. It never parses or judges what it
 * finds, and never searches with a backtracking pattern.
 */

import { tagged } from '../../completion.js';
import type { Extracted, Mode } from './answer.js';
import { boxed } from './boxed.js';
import { announcedAfter } from './closing.js';
import { display } from './display.js';
import { lastNumber } from './last-number.js';
import { oneLine } from './one-line.js';
import { phrased } from './phrase.js';

/** A completion of one short line without any mark is itself the answer. */
const maxBare = 200;
/** Phrases and formulas are looked for in the last part of a text: an answer stands at the end. */
const tail = 20_000;

function hashes(text: string): string | null {
  // Many texts have no such character, and to look for one is nearly free.
  const at = text.includes('#') ? text.lastIndexOf('####') : -1;
  if (at < 0) return null;
  const line = text.slice(at + 4).trimStart();
  const end = line.indexOf('\n');
  return (end < 0 ? line : line.slice(0, end)).trim();
}

/** The one line that ends a text under a heading "Answer"; null where more follows the heading, or nothing. */
function underHeading(text: string): string | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [heading = '', last = ''] = lines.slice(-2);
  const isHeading =
    lines.length > 1 && /^\s*(#{1,6}\s*|\*\*)(the |final )?answer\s*(\*\*)?\s*$/i.test(heading);
  return isHeading ? bare(last) : null;
}

/** Words in bold; `2**3**4` is a power. */
const bold = /(^|\s)\*\*([^*\s][^*]*)\*\*(?=$|[\s.,;:!?])/g;

function bare(text: string): string | null {
  const line = text.trim();
  if (line.length === 0 || line.length > maxBare || line.includes('\n')) return null;
  return line.replace(bold, '$1$2');
}

/**
 * The final answer of a text (a solution, or a completion without its thoughts); null when none is marked.
 * @param mode `strict`: an answer tag, a box or `####`; `default`: also announced answers, the last display formula, and a text that is
 * one short line; `lenient`: also the last number.
 */
export function extractAnswer(text: string, mode: Mode = 'default'): Extracted | null {
  const inside = tagged(text);
  if (inside === null) return marked(text, mode);
  const found = marked(inside, mode);
  return found === null || found.rule === 'bare' ? { text: oneLine(inside), rule: 'tag' } : found;
}

function marked(text: string, mode: Mode): Extracted | null {
  const box = boxed(text);
  if (box !== null) return { text: box, rule: 'boxed' };
  const hashed = hashes(text);
  if (hashed !== null) return { text: hashed, rule: 'hashes' };
  if (mode === 'strict') return null;
  const end = text.length > tail ? text.slice(-tail) : text;
  const phrase = announcedAfter(end) ?? phrased(end);
  if (phrase !== null) return { text: phrase, rule: 'phrase' };
  const formula = display(end);
  if (formula !== null) return { text: formula, rule: 'display' };
  const headed = underHeading(end);
  if (headed !== null) return { text: headed, rule: 'phrase' };
  const line = bare(text);
  if (line !== null && (mode === 'default' || !/[a-z]{3}/i.test(line))) return { text: line, rule: 'bare' };
  const number = mode === 'lenient' ? lastNumber(end) : null;
  if (number !== null) return { text: number, rule: 'last-number' };
  return line === null ? null : { text: line, rule: 'bare' };
}
