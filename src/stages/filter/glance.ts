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
  const sought = soughtOf(needs, bits);
  return { bits, of: (text) => always | look(text, sought) };
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
const letterOf = tableOf((byte) => (/[A-Za-z]/.test(String.fromCharCode(byte)) ? byte & 31 : 0));
/** All bits, or none: what a loop without branches takes in place of a condition. Whether a word ends is a branch that no processor guesses. */
const isLetter = tableOf((byte) => (letterOf[byte] === 0 ? 0 : -1));
const isDigit = tableOf((byte) => (byte >= 0x30 && byte <= 0x39 ? -1 : 0));
const isSolid = tableOf((byte) => (byte > 0x20 ? -1 : 0));

function tableOf(of: (byte: number) => number): Int32Array {
  return Int32Array.from({ length: 256 }, (_, byte) => of(byte));
}

/** A longer text is shown to all rules; most of them never see one, for it is refused as too long before. */
const longestRead = 1 << 16;
/** A unit of UTF-16 makes three bytes at most; one more ends the last word. */
const bytes = Buffer.alloc(3 * longestRead + 1);
/** Of words, which are fewer than the characters. */
const hashes = new Int32Array(longestRead);

/** The bits of what stands in the text. Bytes of UTF-8, for what is looked for is ASCII and a string's characters cost twice as much. */
function look(text: string, { words, twice, bytes: bitsOfByte, shapes }: Sought): number {
  if (text.length > longestRead) return -1;
  const end = bytes.write(text);
  bytes[end] = 0x20;
  let found = 0;
  let count = 0;
  let hash = 0;
  let inWord = 0;
  let solid = 0;
  let digits = 0;
  // Below 0 as soon as a run was long enough.
  let solidLeft = 0;
  let digitsLeft = 0;
  for (let at = 0; at <= end; at++) {
    const byte = bytes[at] as number;
    const letter = isLetter[byte] as number;
    // Written at every byte, and kept where a word ends.
    hashes[count] = hash;
    count += inWord & ~letter & 1;
    inWord = letter;
    hash = withLetter(hash & letter, byte & 31 & letter);
    solid = (solid + 1) & (isSolid[byte] as number);
    solidLeft |= longWord - 1 - solid;
    digits = (digits + 1) & (isDigit[byte] as number);
    digitsLeft |= longNumber - 1 - digits;
    found |= bitsOfByte[byte] as number;
  }
  if (solidLeft < 0) found |= shapes['long-word'];
  if (digitsLeft < 0) found |= shapes['long-number'];
  if (shapes['lone-letters'] !== 0 && countLone(count) >= loneLetters) found |= shapes['lone-letters'];
  return found | words.bitsOf(hashes, count, twice);
}

function countLone(count: number): number {
  let lone = 0;
  for (let at = 0; at < count; at++) if (((hashes[at] as number) - 1) >>> 0 < 26) lone++;
  return lone;
}
