import { hash } from 'node:crypto';
import { makeRoom, openWasmAt } from './similarity/wasm.js';

/** In UTF-16 units, each of which makes three bytes at most. Longer texts are rare: they are put together as strings. */
const longest = 2 ** 16;
const unitBytes = 3;
/** What reads and writes vectors writes over the byte before a text and these behind it. */
const margin = 16;

/** Where things lie in the kernel's memory, behind its own: the text at hand, then what is hashed. */
const laid = 2 ** 16 + margin;
const hashed = laid + longest * unitBytes + margin;

interface Kernel {
  /** `kernel/spacing.ts` says what it does. */
  spaced(text: number, length: number, to: number): number;
  readonly room: Buffer;
}

/** Opened when the first text comes: most commands hash none. */
let kernel: Kernel | undefined;

/**
 * The SHA-256 of two texts with a NUL between them, in NFC and with single spaces for all spacing. ASCII, most of all texts, is put in
 * order in WebAssembly, where it is hashed: expressions take as long as the hash for each thing that they look for.
 */
export function digest(first: string, second: string): string {
  const [one, other] = [composed(first), composed(second)];
  if (one.length + other.length > longest) return hash('sha256', `${spaced(one)}\0${spaced(other)}`);
  kernel ??= openKernel();
  const between = writeSpaced(kernel, one, hashed);
  kernel.room[between] = 0;
  return hash('sha256', kernel.room.subarray(hashed, writeSpaced(kernel, other, between + 1)));
}

/** What NFC changes, or joins with what stands before it, is none of the characters before this range. */
const composing = /[\u0300-\uFFFF]/;

function composed(text: string): string {
  return composing.test(text) ? text.normalize('NFC') : text;
}

/** Single spaces, nearly all there are, need no replacing. */
function spaced(text: string): string {
  return text.replace(/[^\S ]\s*| \s+/g, ' ').trim();
}

/** Writes a text with single spaces, and returns where it ends. */
function writeSpaced(kernel: Kernel, text: string, to: number): number {
  if (!composing.test(text)) {
    const length = kernel.room.write(text, laid);
    const isAscii = length === text.length;
    if (isAscii) return kernel.spaced(laid, length, to);
  }
  return to + kernel.room.write(spaced(text), to);
}

function openKernel(): Kernel {
  const { memory, spaced } = openWasmAt<Pick<Kernel, 'spaced'>>(
    new URL('./kernel/spacing.wasm', import.meta.url),
  );
  const bytes = hashed + longest * unitBytes + 1 + margin;
  return { spaced, room: Buffer.from(makeRoom(memory, bytes)) };
}
