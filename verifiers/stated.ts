/**
 * The part of a completion that states its answer, for answers that are words or letters: a box, `####`, an announcing
 * phrase, or a text of one line. Linear in the text.
 */

import { tagged } from './completion.js';

export interface Stated {
  readonly text: string;
  readonly rule: 'tag' | 'boxed' | 'hashes' | 'phrase' | 'bare';
}

/** Phrases are looked for in the last part of a text only: an answer stands at the end. */
const tail = 5_000;
/** A completion of one line up to this length is itself the answer. */
const maxBare = 500;

const phrases = [
  'final answer is',
  'final answer:',
  'final answer',
  'the answer is',
  'answer is',
  'answer:',
  'answer：',
  'correct option is',
  'correct choice is',
  'option is',
  'choice is',
  '答案是',
  '答案为',
  '答案：',
  '答案:',
];

/** Where the last `\boxed{` or `\fbox{` begins; -1 where there is none. */
export function boxStart(text: string): number {
  return Math.max(text.lastIndexOf('\\boxed{'), text.lastIndexOf('\\fbox{'));
}

/** The content of the last `\boxed{…}` or `\fbox{…}`, and where the box begins; null when it is missing or not closed. */
export function lastBox(text: string): { readonly text: string; readonly start: number } | null {
  const start = boxStart(text);
  if (start < 0) return null;
  const open = text.indexOf('{', start);
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return { text: text.slice(open + 1, i), start };
  }
  return null;
}

/** The rest of the line after the last phrase that announces an answer. */
function announced(text: string): string | null {
  const lower = text.toLowerCase();
  // Lower-casing may change the length of rare characters; then offsets would not fit.
  if (lower.length !== text.length) return null;
  let from = -1;
  for (const phrase of phrases) {
    const at = lower.lastIndexOf(phrase);
    if (at >= 0) from = Math.max(from, at + phrase.length);
  }
  if (from < 0) return null;
  return text
    .slice(from)
    .replace(/^[\s:：*_]+/, '')
    .split('\n', 1)[0]!;
}

export function stated(text: string): Stated | null {
  const inside = tagged(text);
  if (inside === null) return marked(text);
  const found = marked(inside);
  return found === null || found.rule === 'bare' ? { text: inside, rule: 'tag' } : found;
}

function marked(text: string): Stated | null {
  const box = lastBox(text);
  if (box !== null) return { text: box.text, rule: 'boxed' };
  const hashes = text.lastIndexOf('####');
  if (hashes >= 0)
    return {
      text: text
        .slice(hashes + 4)
        .trim()
        .split('\n', 1)[0]!,
      rule: 'hashes',
    };
  const phrase = announced(text.slice(-tail));
  if (phrase !== null) return { text: phrase, rule: 'phrase' };
  const line = text.trim();
  return line !== '' && line.length <= maxBare && !line.includes('\n') ? { text: line, rule: 'bare' } : null;
}

/** After an announcing phrase the answer ends with its sentence. */
export function sentence({ text, rule }: Stated): string {
  const stop = rule === 'phrase' ? text.search(/[.!?](\s|$)/) : -1;
  return stop < 0 ? text : text.slice(0, stop);
}
