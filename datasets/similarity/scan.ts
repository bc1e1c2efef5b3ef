import { telling } from './telling-words.js';
import { makeRoom, openWasm } from './wasm.js';

/** What is read of a plain text in one pass over its characters. */
export interface Scanned {
  /**
   * The hash of each word (`\p{L}+('\p{L}+)?`), number (`\d+(\.\d+)?`) and operator, in order. It lies in the kernel's memory and holds
   * until the next call: an array of its own for each text costs as much as reading it.
   */
  readonly words: Uint32Array;
  /** The sums, modulo 2^32, of what its telling words, numbers, operators and brackets say. */
  readonly sense: readonly [number, number];
  /** A hash of the text with its white space made even: 128 bits, which hold as long as the words. */
  readonly key: Uint32Array;
}

interface Exports {
  scan(
    text: number,
    length: number,
    kinds: number,
    senses: number,
    mask: number,
    words: number,
    runs: number,
    sense: number,
  ): number;
  hash(text: number, length: number, to: number): void;
  squeeze(text: number, length: number, kinds: number): number;
  digest(text: number, length: number, to: number): void;
}

/** Places of the table of telling words: a power of two, so many that most words find theirs free. */
const places = 4096;
/** Where things lie in the kernel's memory, in bytes. */
const kinds = 1024;
const senses = kinds + 65536;
const sense = senses + places * 12;
const key = sense + 16;
const text = key + 16;
/** What the kernel reads and writes behind a text, at the most. */
const behindText = 192;

const letterPattern = /^\p{L}$/u;
const isLetter = (high: number, low: number) => letterPattern.test(String.fromCharCode(high, low));

let opened: ReturnType<typeof open> | undefined;

/** Reads a text that `plain` gave, in WebAssembly (kernel/text.ts): expressions over strings cost several times as much. */
export function scan(plain: string): Scanned {
  opened ??= open();
  return opened.scan(plain);
}

/** The words of what is scanned, for a fraction of the time. */
export function scanWords(plain: string): Scanned['words'] {
  opened ??= open();
  return opened.words(plain);
}

function open() {
  const kernel = openWasm<Exports>('text', { kinds: { isLetter } });
  const { memory } = kernel;
  let bytes = Buffer.from(makeRoom(memory, text + (1 << 16)));
  bytes.set(kindsOfUnits(), kinds);
  laySenses();

  function lay(plain: string): void {
    // For each unit two bytes, four for a word, and eight for where a run begins and ends.
    const needed = text + 14 * plain.length + behindText;
    if (bytes.length < needed) bytes = Buffer.from(makeRoom(memory, 2 * needed));
    bytes.write(plain, text, 'utf16le');
  }

  /** A word lies at the low bits of its hash, or at the next free place. */
  function laySenses(): void {
    const hashes = new Uint32Array(memory.buffer, senses, places);
    const sums = new Uint32Array(memory.buffer, senses + 4 * places, 2 * places);
    const hash = (word: string) => {
      lay(word);
      kernel.hash(text, word.length, key);
      return [bytes.readUInt32LE(key), bytes.readUInt32LE(key + 4)] as const;
    };
    // A figure says itself.
    for (const [word, said] of [...telling].filter(([word]) => letterPattern.test(word.charAt(0)))) {
      const [own] = hash(word);
      let place = own % places;
      while (hashes[place] !== 0) place = (place + 1) % places;
      hashes[place] = own;
      sums.set(hash(said), 2 * place);
    }
  }

  function words(plain: string): Uint32Array {
    const { length } = plain;
    lay(plain);
    const at = text + ((2 * length + behindText) & ~15);
    const count = kernel.scan(text, length, kinds, senses, places - 1, at, at + 4 * length, sense);
    return new Uint32Array(memory.buffer, at, count);
  }

  return {
    words,
    scan(plain: string): Scanned {
      const found = words(plain);
      kernel.digest(text, kernel.squeeze(text, plain.length, kinds), key);
      return {
        words: found,
        sense: [bytes.readUInt32LE(sense), bytes.readUInt32LE(sense + 4)],
        key: new Uint32Array(memory.buffer, key, 4),
      };
    },
  };
}

/** What each UTF-16 unit is, as the kernel numbers it. */
function kindsOfUnits(): Uint8Array {
  return Uint8Array.from({ length: 65536 }, (_, unit) => {
    const character = String.fromCharCode(unit);
    if (letterPattern.test(character)) return 1;
    if (/^[0-9]$/.test(character)) return 2;
    if (/^[-+*/=<>^%]$/.test(character)) return 3;
    if (/^[()[\]{}|_!]$/.test(character)) return 4;
    if (/^\s$/.test(character)) return 5;
    return unit >= 0xd800 && unit < 0xdc00 ? 6 : 0;
  });
}
