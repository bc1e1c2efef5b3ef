import { formulaSigns } from './formula-signs.js';
import { isNumberWord, numbersOf } from './number-words.js';
import { digestOf, type Sense, senseOf, telling } from './telling-words.js';
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
    quantities: digestOf([...numbersOf(all).map(String), ...formulaSigns(smooth)].map(senseOf)),
    relations: digestOf(all.flatMap((word) => relationOf(word) ?? [])),
  };
}

function relationOf(word: string): [Sense] | undefined {
  if (isNumberWord(word) || !letters.test(word)) return undefined;
  const said = telling.get(word);
  return said === undefined ? undefined : [senseOf(said)];
}
