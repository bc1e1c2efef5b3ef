/**
 * Signals: what n-grams of a few words cannot see of a text. Is it whole, does its question speak of what was told before,
 * does one part hang together with the next? Each is a small number that becomes a feature by its value ("3 sentences"), so that a
 * linear model can give every value its own weight.
 */
import { kind, type Tokens, wordHash } from './tokens.js';

/** Words that begin a task. */
const asking = new Set(
  `find compute determine calculate evaluate what how which simplify solve express write let give list who when where
   return implement create check state name choose select factor expand convert complete design show`
    .split(/\s+/)
    .map(wordHash),
);

/** Frequent words that link nothing. */
const common = new Set(
  `that this with what many they each then than from there were does find much more will have been their them some
   which when where into only also such same other total given number value your must should would could about after
   before over under between every both first second third write function return using following compute determine`
    .split(/\s+/)
    .map(wordHash),
);

/** What is known of one sentence. */
interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly asks: boolean;
}

/** Calls `emit(signal, value)` for every signal; values are small integers. */
export function signals(text: string, tokens: Tokens, emit: (signal: number, value: number) => void): void {
  const found = sentencesOf(text, tokens);
  const counts = countsOf(text, tokens);
  const links = linksOf(text, tokens, found);
  const lastKind = lastOf(text);
  const asked = Math.min(found.filter((sentence) => sentence.asks).length, 4);
  const values = [
    step(tokens.count),
    lastKind,
    firstOf(text),
    counts.dollars & 1,
    balance(counts.braces),
    balance(counts.parentheses),
    Math.min(counts.questions, 4),
    asked,
    Math.min(found.length, 12),
    Math.min(counts.numbers, 10),
    step((40 * counts.numbers) / (tokens.count + 1)),
    step((40 * counts.marks) / (tokens.count + 1)),
    Math.min(counts.tags, 5),
    Math.min(counts.lines, 10),
    Math.min(counts.foreign, 8),
    links.weakest,
    links.questionShare,
    links.questionNames,
  ];
  values.forEach((value, signal) => {
    emit(signal, value);
  });
  emit(values.length, lastKind * 8 + asked);
  emit(values.length + 1, links.questionShare * 8 + Math.min(found.length, 7));
  emit(values.length + 2, links.weakest * 16 + Math.min(found.length, 8) * 2 + (asked > 1 ? 1 : 0));
  emit(values.length + 3, Math.min(counts.numbers, 7) * 16 + Math.min(found.length, 7) * 2 + (counts.dollars > 1 ? 1 : 0));
  emit(values.length + 4, links.questionNames * 16 + links.questionShare);
  emit(values.length + 5, links.told * 64 + links.untold * 8 + Math.min(found.length, 7));
  emit(values.length + 6, links.untoldVariables * 8 + Math.min(found.length, 7));
}

/** 0, 1, 2, 3 … for values that double. */
function step(value: number): number {
  return value < 1 ? 0 : Math.min(15, 1 + Math.floor(2 * Math.log2(value)));
}

function balance(open: number): number {
  return open === 0 ? 0 : open > 0 ? 1 : 2;
}

/** The class of the last character that is no space: a text that was cut rarely ends where a sentence does. */
function lastOf(text: string): number {
  const end = text.trimEnd();
  const last = end.charAt(end.length - 1);
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

const codes = { dollar: 36, openBrace: 123, closeBrace: 125, open: 40, close: 41, question: 63, less: 60, ampersand: 38 };

function countsOf(text: string, tokens: Tokens) {
  const counts = { dollars: 0, braces: 0, parentheses: 0, questions: 0, numbers: 0, marks: 0, tags: 0, lines: 0, foreign: 0 };
  for (let at = 0; at < tokens.count; at++) {
    const what = tokens.kind[at];
    if (what === kind.number) counts.numbers++;
    else if (what === kind.line) counts.lines++;
    else if (what === kind.word && text.charCodeAt(tokens.start[at] as number) > 0x24f) counts.foreign++;
    if (what !== kind.mark) continue;
    counts.marks++;
    const code = text.charCodeAt(tokens.start[at] as number);
    if (code === codes.dollar) counts.dollars++;
    else if (code === codes.openBrace) counts.braces++;
    else if (code === codes.closeBrace) counts.braces--;
    else if (code === codes.open) counts.parentheses++;
    else if (code === codes.close) counts.parentheses--;
    else if (code === codes.question) counts.questions++;
    else if (code === codes.less || code === codes.ampersand) counts.tags += opensTag(text, tokens, at) ? 1 : 0;
  }
  return counts;
}

/** `<p`, `</div`, `&nbsp;`: the mark touches a word. A less-than sign of mathematics stands apart or before a number. */
function opensTag(text: string, tokens: Tokens, at: number): boolean {
  const end = tokens.end[at] as number;
  const next = text.charAt(end);
  return /[a-z/]/.test(next) && /[a-z]/.test(text.charAt(end + 1));
}

/** Sentences as ranges of tokens. They end at . ? ! before a space, and at empty lines. */
function sentencesOf(text: string, tokens: Tokens): Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  let asks = false;
  for (let at = 0; at < tokens.count; at++) {
    const what = tokens.kind[at];
    if (what === kind.word && asking.has(tokens.hash[at] as number)) asks = true;
    const code = text.charCodeAt(tokens.start[at] as number);
    if (code === codes.question) asks = true;
    const stop =
      (what === kind.mark && (code === 46 || code === 63 || code === 33) && endsHere(text, tokens, at)) ||
      (what === kind.line && tokens.kind[at + 1] === kind.line);
    if (!stop && at + 1 < tokens.count) continue;
    if (at > from) found.push({ from, to: at + 1, asks });
    from = at + 1;
    asks = false;
  }
  return found;
}

/** A stop before a space; not after a single capital letter, which is an initial. */
function endsHere(text: string, tokens: Tokens, at: number): boolean {
  const after = text.charCodeAt(tokens.end[at] as number);
  if (after > 32 && !(after === codes.dollar)) return false;
  const before = tokens.start[at - 1] as number;
  return at === 0 || (tokens.end[at - 1] as number) - before > 1 || !/\p{Lu}/u.test(text.charAt(before));
}

/** First and last sentence in which each linking word stands. */
const first = new Map<number, number>();
const last = new Map<number, number>();

/**
 * How the sentences hang together. `weakest`: the fewest words shared across any border between two sentences, 0 to 5, or 6 when there
 * is no border. `questionShare`: the share of the last question's words that were told before, in quarters, 0 to 4; 5 without words,
 * 6 when nothing is told before. `questionNames`: how its names were told before: 0 none has been, 1 some, 2 all, 3 it has none.
 */
function linksOf(text: string, tokens: Tokens, found: readonly Sentence[]) {
  first.clear();
  last.clear();
  for (const [index, { from, to }] of found.entries()) {
    for (let at = from; at < to; at++) {
      const key = linkOf(text, tokens, at);
      if (key === 0) continue;
      if (!first.has(key)) first.set(key, index);
      last.set(key, index);
    }
  }
  let weakest = 6;
  if (found.length > 1) {
    const shared = new Int32Array(found.length + 1);
    for (const [key, begin] of first) {
      const end = last.get(key) as number;
      for (let border = begin; border < end; border++) (shared[border] as number)++;
    }
    weakest = 5;
    for (let border = 0; border + 1 < found.length; border++) {
      weakest = Math.min(weakest, shared[border] as number);
    }
  }
  const question = found.findLastIndex((sentence) => sentence.asks);
  return { weakest, ...questionOf(text, tokens, found[question], question) };
}

function questionOf(text: string, tokens: Tokens, sentence: Sentence | undefined, index: number) {
  if (sentence === undefined || index === 0)
    return { questionShare: 6, questionNames: 3, told: 7, untold: 7, untoldVariables: 7 };
  let words = 0;
  let told = 0;
  let untoldVariables = 0;
  let names = 0;
  let namesTold = 0;
  for (let at = sentence.from; at < sentence.to; at++) {
    const key = linkOf(text, tokens, at);
    if (key === 0) continue;
    const before = (first.get(key) as number) < index ? 1 : 0;
    words++;
    told += before;
    if (key < 128 && before === 0) untoldVariables++;
    if (at === sentence.from || !isName(text, tokens, at)) continue;
    names++;
    namesTold += before;
  }
  return {
    questionShare: words === 0 ? 5 : Math.round((4 * told) / words),
    questionNames: names === 0 ? 3 : namesTold === 0 ? 0 : namesTold < names ? 1 : 2,
    told: Math.min(told, 6),
    untold: Math.min(words - told, 6),
    untoldVariables: Math.min(untoldVariables, 6),
  };
}

function isName(text: string, tokens: Tokens, at: number): boolean {
  const code = text.charCodeAt(tokens.start[at] as number);
  return code >= 65 && code <= 90;
}

/** Letters of a word's beginning that stand for it, so that `apple` and `apples` link. */
const stem = 5;

/** The key by which a token links sentences, 0 if it does not: longer words by their stem, single letters as variables. */
function linkOf(text: string, tokens: Tokens, at: number): number {
  if (tokens.kind[at] !== kind.word) return 0;
  const hash = tokens.hash[at] as number;
  const start = tokens.start[at] as number;
  const length = (tokens.end[at] as number) - start;
  if (length === 1) {
    const code = text.charCodeAt(start);
    return code === 97 || code === 65 || code === 73 ? 0 : code;
  }
  if (length < 4 && !isName(text, tokens, at)) return 0;
  if (common.has(hash)) return 0;
  let key = 7;
  for (let i = start; i < start + Math.min(length, stem); i++) key = Math.imul(key ^ (text.charCodeAt(i) | 32), 0x01000193);
  return key === 0 ? 1 : key;
}
