import { kind, type Tokens, wordHash } from './tokens.js';

/** A sentence as a range of tokens, `to` excluded, and whether it sets a task. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly asks: boolean;
}

/** Words that begin a task. */
const asking = new Set(
  `find compute determine calculate evaluate what how which simplify solve express write let give list who when where
   return implement create check state name choose select factor expand convert complete design show`
    .split(/\s+/)
    .map(wordHash),
);

const stop = 46;
const question = 63;
const exclamation = 33;
const dollar = 36;

/** Sentences end at . ? ! before a space or a formula's end, and at empty lines. */
export function sentencesOf(text: string, tokens: Tokens): Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  let asks = false;
  for (let at = 0; at < tokens.count; at++) {
    if (asksAt(text, tokens, at)) asks = true;
    if (!endsAt(text, tokens, at) && at + 1 < tokens.count) continue;
    if (at > from) found.push({ from, to: at + 1, asks });
    from = at + 1;
    asks = false;
  }
  return found;
}

function asksAt(text: string, tokens: Tokens, at: number): boolean {
  if (tokens.kind[at] === kind.word) return asking.has(tokens.hash[at] as number);
  return text.charCodeAt(tokens.start[at] as number) === question;
}

function endsAt(text: string, tokens: Tokens, at: number): boolean {
  const what = tokens.kind[at];
  if (what === kind.line) return tokens.kind[at + 1] === kind.line;
  if (what !== kind.mark) return false;
  const code = text.charCodeAt(tokens.start[at] as number);
  if (code !== stop && code !== question && code !== exclamation) return false;
  const after = text.charCodeAt(tokens.end[at] as number);
  if (after > 32 && after !== dollar) return false;
  // A single capital letter before a stop is an initial.
  const before = tokens.start[at - 1] as number;
  return at === 0 || (tokens.end[at - 1] as number) - before > 1 || !/\p{Lu}/u.test(text.charAt(before));
}
