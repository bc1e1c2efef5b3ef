import { formulaSigns } from './formula-signs.js';
import { hashWord } from './hash-word.js';
import { isNumberWord, numbersOf } from './number-words.js';
import { type Sense, senseOf, telling } from './telling-words.js';
import { plain, wordsOfPlain } from './words.js';

/** What must agree for two texts that say the same in other words to be one problem. Equal for equal multisets; 53 bits each. */
export interface MeaningMarks {
  /** The numbers of the text, however they are written, and the signs and functions of its formulas. */
  readonly quantities: number;
  /** Its relation words. Other words can say the same, so they count where answers settle nothing. */
  readonly relations: number;
}

const letters = /^\p{L}\p{L}/u;

/** Reads a text for those who compare meanings. Its order, brackets and single letters do not count: rewording changes them. */
export function meaningMarks(text: string): MeaningMarks {
  const smooth = plain(text);
  const all = wordsOfPlain(smooth);
  return {
    quantities: digest([...numbersOf(all).map(String), ...formulaSigns(smooth)].map(senseOf)),
    relations: digest(all.flatMap((word) => relationOf(word) ?? [])),
  };
}

function relationOf(word: string): [Sense] | undefined {
  if (isNumberWord(word) || !letters.test(word)) return undefined;
  const sense = telling.get(hashWord(word));
  return sense && [sense];
}

/** A hash of a multiset: sums of its members' hashes, modulo 2^32. */
function digest(senses: readonly Sense[]): number {
  let [low, high] = [0, 0];
  for (const [first, second] of senses) {
    low = (low + first) >>> 0;
    high = (high + second) >>> 0;
  }
  return high * 0x200000 + (low >>> 11);
}
