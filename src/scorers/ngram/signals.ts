/**
 * Signals: what n-grams of a few words cannot see of a text. Is it whole, does its question speak of what was told before,
 * does one part hang together with the next? Each is a small number that becomes a feature by its value ("3 sentences"), so that a
 * linear model can give every value its own weight; some are crossed, where one means something else beside another.
 */
import { linksOf } from './links.js';
import { marksOf } from './marks.js';
import { sentencesOf } from './sentences.js';
import type { Tokens } from './tokens.js';

/** Calls `emit(signal, value)` for every signal; values are whole numbers from 0 to 4094. */
export function signals(text: string, tokens: Tokens, emit: (signal: number, value: number) => void): void {
  const sentences = sentencesOf(text, tokens);
  const marks = marksOf(text, tokens);
  const links = linksOf(text, tokens, sentences);
  const last = lastOf(text);
  const count = Math.min(sentences.length, 7);
  const tasks = Math.min(sentences.filter((sentence) => sentence.asks).length, 4);
  const values = [
    step(tokens.count),
    last,
    firstOf(text),
    marks.dollars & 1,
    balance(marks.braces),
    balance(marks.parentheses),
    Math.min(marks.questions, 4),
    tasks,
    Math.min(sentences.length, 12),
    Math.min(marks.numbers, 10),
    step((40 * marks.numbers) / (tokens.count + 1)),
    step((40 * marks.marks) / (tokens.count + 1)),
    Math.min(marks.tags, 5),
    Math.min(marks.lines, 10),
    Math.min(marks.foreign, 8),
    links.weakest,
    links.share,
    links.names,
    last * 8 + tasks,
    links.share * 8 + count,
    links.weakest * 16 + count * 2 + (tasks > 1 ? 1 : 0),
    Math.min(marks.numbers, 7) * 16 + count * 2 + (marks.dollars > 1 ? 1 : 0),
    links.names * 16 + links.share,
    links.told * 64 + links.untold * 8 + count,
    links.untoldVariables * 8 + count,
  ];
  for (const [signal, value] of values.entries()) emit(signal, value);
}

/** 0, 1, 2, 3 … for values that grow by the square root of 2. */
function step(value: number): number {
  return value < 1 ? 0 : Math.min(15, 1 + Math.floor(2 * Math.log2(value)));
}

function balance(open: number): number {
  return open === 0 ? 0 : open > 0 ? 1 : 2;
}

/** The class of the last character that is no space: a text that was cut rarely ends where a sentence does. */
function lastOf(text: string): number {
  const last = text.trimEnd().at(-1) ?? ' ';
  const at = '.?!$)}]:;,\'"'.indexOf(last);
  if (at >= 0) return at;
  if (/\d/.test(last)) return 13;
  return /\p{L}/u.test(last) ? 14 : 15;
}

function firstOf(text: string): number {
  const first = text.trimStart().charAt(0);
  if (/\p{Lu}/u.test(first)) return 0;
  if (/\p{Ll}/u.test(first)) return 1;
  if (/\d/.test(first)) return 2;
  return first === '$' || first === '\\' ? 3 : 4;
}
