/** What the kernel is told of units and words, to cut a text into words, LaTeX commands, numbers and marks for n-grams and signals. */

import { asks, common, digit, joinedBy, joins, letter, shows } from './senses.js';

/** What the kernel is told of a UTF-16 unit. */
export function bitsOf(unit: number): number {
  const small = unit >= 65 && unit <= 90 ? unit | 32 : unit;
  if (isSpace(unit)) return small;
  const own = isLetter(small) ? letter : unit >= 48 && unit <= 57 ? digit : 0;
  const next = unit === backslash ? letter : own;
  return small | (own << joins) | (1 << shows) | (next << joinedBy);
}

const backslash = 92;

/** The end of a line is a token, not a space. */
function isSpace(unit: number): boolean {
  return (unit <= 32 && unit !== 10) || unit === 0xa0 || unit === 0x3000;
}

function isLetter(small: number): boolean {
  if (small < 128) return small >= 97 && small <= 122;
  // Latin-1 signs, general punctuation up to the mathematical operators, and CJK punctuation are marks.
  return !(small < 0xc0 || (small >= 0x2000 && small < 0x2c00) || (small > 0x3000 && small < 0x3040));
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) of a word in lower case, as the kernel hashes words. */
function wordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** Numbers written as words count as the numbers they are, by their digits. */
const numberWords = [
  'two three four five six seven eight nine',
  `ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
   dozen`,
  'hundred',
  'thousand',
];

/** Frequent words that link nothing. */
const commonWords = `that this with what many they each then than from there were does find much more will have been their them some
   which when where into only also such same other total given number value your must should would could about after
   before over under between every both first second third write function return using following compute determine`;

/** Words that begin a task. */
const askingWords = `find compute determine calculate evaluate what how which simplify solve express write let give list who when where
   return implement create check state name choose select factor expand convert complete design show`;

/** The words that mean something, by their hashes. */
export function sensesOfWords(): Map<number, number> {
  const senses = new Map<number, number>();
  const add = (words: string, meaning: number) => {
    for (const word of words.split(/\s+/)) {
      const hash = wordHash(word);
      senses.set(hash, (senses.get(hash) ?? 0) | meaning);
    }
  };
  for (const [index, words] of numberWords.entries()) add(words, index + 1);
  add(commonWords, common);
  add(askingWords, asks);
  return senses;
}
