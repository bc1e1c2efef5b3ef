import { scan } from './scan.js';
import { plain } from './words.js';

/** Two texts with one key are the same text but for case, spacing, quotes and LaTeX looks. 128 bits in 16 characters. */
export function textKey(text: string): string {
  return scan(plain(text)).key;
}
