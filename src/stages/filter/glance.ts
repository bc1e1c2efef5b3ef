import { openGlanceKernel } from './glance-kernel.js';
import { loneLetters, longNumber, longWord, type Needs, type Shape } from './needs.js';
import { WordTable, withLetter } from './word-table.js';

/** Tells the rules that may find something in a text from those that cannot, for all of them in one pass. */
export interface Glance {
  /** The bit of each rule, in the order of their needs. */
  readonly bits: readonly number[];
  /** The bits of the rules that are to be asked. */
  of(text: string): number;
}

/** The bit of rules that are asked of every text. */
const always = 1 << 31;

export function openGlance(needs: readonly (Needs | undefined)[]): Glance {
  let declared = 0;
  // Past 31 rules some share a bit, and are asked when one of them is to be.
  const bits = needs.map((need) => (need === undefined ? always : 1 << (declared++ % 31)));
  const look = openLook(soughtOf(needs, bits));
  return { bits, of: (text) => always | look(text) };
}

interface Sought {
  readonly words: WordTable;
  /** The bits of words that are needed twice, by all rules of the bit. */
  readonly twice: number;
  /** The bits that each byte sets. */
  readonly bytes: Int32Array;
  readonly shapes: Readonly<Record<Shape, number>>;
}

function soughtOf(needs: readonly (Needs | undefined)[], bits: readonly number[]): Sought {
  const words = new WordTable();
  const bytes = new Int32Array(256);
  const shapes = { 'not-plain': 0, 'long-word': 0, 'long-number': 0, 'lone-letters': 0 };
  let once = 0;
  let twice = 0;
  needs.forEach((need, at) => {
    const bit = bits[at] as number;
    for (const word of need?.words?.split(' ') ?? []) words.add(hashOf(word), bit);
    for (const sign of need?.signs ?? '') bytes[sign.charCodeAt(0)]! |= bit;
    for (const shape of need?.shapes ?? []) shapes[shape] |= bit;
    if (need?.twice) twice |= bit;
    else once |= bit;
  });
  for (let byte = 0; byte < 256; byte++) if (!isPlain(byte)) bytes[byte]! |= shapes['not-plain'];
  return { words, twice: twice & ~once, bytes, shapes };
}

function hashOf(word: string): number {
  return [...word].reduce((hash, letter) => withLetter(hash, letterOf[letter.charCodeAt(0)] as number), 0);
}

function isPlain(byte: number): boolean {
  return /[\t\n\r\x20-\x7E]/.test(String.fromCharCode(byte));
}

/** The number of a letter, great or small; 0 for another byte. */
const letterOf = Int32Array.from({ length: 256 }, (_, byte) =>
  /[A-Za-z]/.test(String.fromCharCode(byte)) ? byte & 31 : 0,
);

/** The bits of what stands in a text. */
function openLook({ words, twice, bytes, shapes }: Sought): (text: string) => number {
  const kernel = openGlanceKernel({
    words,
    bytes,
    isLetter: letterOf.map((letter) => (letter === 0 ? 0 : -1)),
  });
  return (text) => {
    if (!kernel.lay(text)) return -1;
    let found = kernel.bitsOfBytes();
    if (shapes['long-word'] !== 0 && kernel.hasRun('!', '\xFF', longWord)) found |= shapes['long-word'];
    if (shapes['long-number'] !== 0 && kernel.hasRun('0', '9', longNumber)) found |= shapes['long-number'];
    const hashes = kernel.hashWords();
    if (shapes['lone-letters'] !== 0 && countLone(hashes) >= loneLetters) found |= shapes['lone-letters'];
    return found | kernel.bitsOfWords(twice);
  };
}

function countLone(hashes: Int32Array): number {
  let lone = 0;
  for (let at = 0; at < hashes.length; at++) if (((hashes[at] as number) - 1) >>> 0 < 26) lone++;
  return lone;
}
