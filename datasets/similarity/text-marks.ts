import { scan } from './scan.js';
import { digestOf, senseOf } from './telling-words.js';
import { keyText } from './text-key.js';
import { plain } from './words.js';

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

export function textMarks(text: string): TextMarks {
  const { words, key, guard } = passingMarks(text);
  return { words: words.slice(), key: keyText(key), guard };
}

/** The same, whose words and key, in four words, hold until the next text is read. */
export function passingMarks(text: string): Omit<TextMarks, 'key'> & { readonly key: Uint32Array } {
  const { words, sense, key } = scan(plain(text));
  const shouted = (text.match(capitals) ?? []).map((word) => senseOf(word));
  return { words, key, guard: digestOf(shouted, sense) };
}
