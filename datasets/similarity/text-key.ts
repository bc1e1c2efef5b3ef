import { scan } from './scan.js';
import { plain } from './words.js';

/** Two texts with one key are the same text but for case, spacing, quotes and LaTeX looks. 128 bits in 16 characters. */
export function textKey(text: string): string {
  return keyText(scan(plain(text)).key);
}

/** The 128 bits of a key as 16 characters. */
export function keyText({ buffer, byteOffset, byteLength }: Uint32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}
