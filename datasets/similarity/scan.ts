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
    sense: number,
  ): number;
  squeeze(text: number, length: number, kinds: number): number;
  digest(text: number, length: number, to: number): void;
}

/** Places of the table of telling words: a power of two, four times their number. */
const slots = 1024;
/** Where things lie in the kernel's memory, in bytes. */
const kinds = 1024;
const senses = kinds + 65536;
const sense = senses + slots * 12;
const key = sense + 16;
const text = key + 16;

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
  const kernel = openWasm<Exports>('text', { text: { isLetter } });
  const { memory } = kernel;
  let bytes = Buffer.from(makeRoom(memory, text + (1 << 16)));
  bytes.set(kindsOfUnits(), kinds);
  new Uint32Array(memory.buffer, senses, 3 * slots).set(tableOfSenses());

  function words(plain: string): Uint32Array {
    const { length } = plain;
    // Behind the text a unit that ends it, and what fills the digest's last block.
    const at = text + ((2 * length + 31) & ~15);
    if (bytes.length < at + 4 * length) bytes = Buffer.from(makeRoom(memory, at + 8 * length));
    bytes.write(plain, text, 'utf16le');
    bytes.writeUInt16LE(0, text + 2 * length);
    const count = kernel.scan(text, length, kinds, senses, slots - 1, at, sense);
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

/** Three numbers a place: the hash of a word and its sense. A word lies at the low bits of its hash, or at the next free place. */
function tableOfSenses(): Uint32Array {
  const table = new Uint32Array(3 * slots);
  for (const [hash, [low, high]] of telling) {
    let place = hash % slots;
    while (table[3 * place] !== 0) place = (place + 1) % slots;
    table.set([hash, low, high], 3 * place);
  }
  return table;
}
