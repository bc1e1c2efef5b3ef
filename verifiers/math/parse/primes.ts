/** Prime marks: `'`, `′`, `^\\prime`, `^{\\prime\\prime}`. */
import { accept, type Cursor, isSymbol, peek } from './cursor.js';

const isMark = (c: Cursor, ahead: number) => isSymbol(peek(c, ahead), "'") || isSymbol(peek(c, ahead), '′');

/** Takes the marks and counts them; an exponent that holds anything else is left alone. */
export function primes(c: Cursor): number {
  const raised = isSymbol(peek(c), '^');
  const grouped = raised && isSymbol(peek(c, 1), '{');
  if (!isMark(c, raised ? (grouped ? 2 : 1) : 0)) return 0;
  if (raised) c.at += grouped ? 2 : 1;
  let count = 0;
  while (isMark(c, 0)) {
    c.at++;
    count++;
  }
  if (grouped) accept(c, '}');
  return count;
}
