/**
 * How the sentences of a text hang together by words that they share. A question swapped in from elsewhere speaks of what nobody told;
 * of two problems glued together, nothing crosses the border.
 */

import { SentenceSpans } from './sentence-spans.js';
import type { Sentence } from './sentences.js';
import { kind, type Tokens, wordHash } from './tokens.js';

/** Frequent words that link nothing. */
const common = new Set(
  `that this with what many they each then than from there were does find much more will have been their them some
   which when where into only also such same other total given number value your must should would could about after
   before over under between every both first second third write function return using following compute determine`
    .split(/\s+/)
    .map(wordHash),
);

/** Letters of a word's beginning that stand for it, so that `apple` and `apples` link. */
const stem = 5;

export interface Links {
  /** The fewest words shared across any border between two sentences, 0 to 5; 6 when there is no border. */
  readonly weakest: number;
  /** Of the last task's words: the share told before in quarters, 0 to 4; 5 without words, 6 when nothing is told before. */
  readonly share: number;
  /** How its names were told before: 0 none has been, 1 some, 2 all, 3 it has none. */
  readonly names: number;
  /** Its words told before and not, 0 to 6; 7 when nothing is told before. */
  readonly told: number;
  readonly untold: number;
  /** Its single letters that were not told before, 0 to 6; 7 likewise. */
  readonly untoldVariables: number;
}

const spans = new SentenceSpans();

export function linksOf(text: string, tokens: Tokens, sentences: readonly Sentence[]): Links {
  spans.clear();
  for (let index = 0; index < sentences.length; index++) {
    const { from, to } = sentences[index] as Sentence;
    for (let at = from; at < to; at++) {
      const key = linkOf(text, tokens, at, at === from);
      if (key !== 0) spans.add(key, index);
    }
  }
  const task = sentences.findLastIndex((sentence) => sentence.asks);
  const weakest = sentences.length < 2 ? 6 : Math.min(5, spans.fewestAcross(sentences.length));
  return { weakest, ...taskLinks(text, tokens, sentences[task], task) };
}

function taskLinks(
  text: string,
  tokens: Tokens,
  sentence: Sentence | undefined,
  index: number,
): Omit<Links, 'weakest'> {
  if (sentence === undefined || index === 0) {
    return { share: 6, names: 3, told: 7, untold: 7, untoldVariables: 7 };
  }
  let [words, told, names, namesTold, untoldVariables] = [0, 0, 0, 0, 0];
  for (let at = sentence.from; at < sentence.to; at++) {
    const key = linkOf(text, tokens, at, at === sentence.from);
    if (key === 0) continue;
    const before = spans.firstOf(key) < index ? 1 : 0;
    words++;
    told += before;
    if (key < 128) untoldVariables += 1 - before;
    if (at === sentence.from || !isName(text, tokens, at)) continue;
    names++;
    namesTold += before;
  }
  return {
    share: words === 0 ? 5 : Math.round((4 * told) / words),
    names: names === 0 ? 3 : namesTold === 0 ? 0 : namesTold < names ? 1 : 2,
    told: Math.min(told, 6),
    untold: Math.min(words - told, 6),
    untoldVariables: Math.min(untoldVariables, 6),
  };
}

function isName(text: string, tokens: Tokens, at: number): boolean {
  const code = text.charCodeAt(tokens.start[at] as number);
  return code >= 65 && code <= 90;
}

/**
 * The key by which a token links sentences, 0 if it does not: longer words by their stem, single letters as variables (keys below 128).
 * `opens`: it is the first token of its sentence.
 */
function linkOf(text: string, tokens: Tokens, at: number, opens: boolean): number {
  if (tokens.kind[at] !== kind.word) return 0;
  const start = tokens.start[at] as number;
  const length = (tokens.end[at] as number) - start;
  if (length === 1) {
    const code = text.charCodeAt(start);
    // a, A and I are words of their own.
    return code === 97 || code === 65 || code === 73 || code > 127 ? 0 : code;
  }
  // A short word is a name only where its capital does not open a sentence.
  if (length < 4 && (opens || !isName(text, tokens, at))) return 0;
  if (common.has(tokens.hash[at] as number)) return 0;
  let key = 7;
  for (let i = start; i < start + Math.min(length, stem); i++)
    key = Math.imul(key ^ (text.charCodeAt(i) | 32), 0x01000193);
  return key >= 0 && key < 128 ? key + 128 : key;
}
