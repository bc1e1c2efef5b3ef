import { hashWord } from './hash-word.js';
import { type Sense, senseOf, tellingSense } from './telling-words.js';
import { keyOfPlain } from './text-key.js';
import { plain, wordsOfPlain } from './words.js';

/** What one reading of a text gives to those who compare texts. */
export interface TextMarks {
  /** A hash for each word, number and operator, in order. */
  readonly words: Uint32Array;
  /** Equal for texts that are the same but for case, spacing, quotes and LaTeX looks. */
  readonly key: string;
  /**
   * What must agree for two alike texts to be one problem: their numbers, operators, brackets, single letters, words in
   * capitals and relation words, each as often. Texts that differ here are variants: their answers differ. 53 bits.
   */
  readonly guard: number;
}

/** Words in capitals name what is asked about: the letters of the word LEVEL. */
const capitals = /\b[A-Z]{3,}\b/g;
const brackets = new Map([...'()[]{}|_!'].map((bracket) => [bracket.charCodeAt(0), senseOf(bracket)]));

/** The words of the marks alone, for those who compare nothing else: a third of the work. */
export function textWords(text: string): Uint32Array {
  const found = wordsOfPlain(plain(text));
  const words = new Uint32Array(found.length);
  for (let at = 0; at < found.length; at++) words[at] = hashWord(found[at] as string);
  return words;
}

export function textMarks(text: string): TextMarks {
  const smooth = plain(text);
  const found = wordsOfPlain(smooth);
  const guard = new Multiset();
  const words = new Uint32Array(found.length);
  for (let at = 0; at < found.length; at++) {
    const word = found[at] as string;
    words[at] = hashWord(word);
    const sense = tellingSense(word);
    if (sense !== undefined) guard.add(sense);
  }
  for (let at = 0; at < smooth.length; at++) {
    const code = smooth.charCodeAt(at);
    // No bracket lies among the letters, and most of a text is letters.
    if (code > 0x60 && code < 0x7b) continue;
    const bracket = brackets.get(code);
    if (bracket !== undefined) guard.add(bracket);
  }
  for (const shouted of text.match(capitals) ?? []) guard.add(senseOf(shouted));
  return { words, key: keyOfPlain(smooth), guard: guard.digest() };
}

/** A hash of what was added and how often, whatever the order: sums of hashes, modulo 2^32. */
class Multiset {
  #low = 0;
  #high = 0;

  add([low, high]: Sense): void {
    this.#low = (this.#low + low) >>> 0;
    this.#high = (this.#high + high) >>> 0;
  }

  digest(): number {
    return this.#high * 0x200000 + (this.#low >>> 11);
  }
}
