/**
 * Times of day: `3:30 p.m.`, `15:30`, `9:03:36 \text{ AM}`, `5{:}45`, `noon`. A numeral, a colon and two digits below 60 are
 * one, although `3:12` may be a ratio as well; which of the two is meant is for the comparison to weigh.
 */
import { type Cursor, isSymbol, next, peek } from './cursor.js';
import type { Node, TimeNode } from './tree.js';

const spoken = /^(\d{1,2})(?:[:.] ?(\d\d)(?:[:.](\d\d))?)? *([ap])\.? ?m\.?$/i;
const plain = /^(\d{1,2}): ?([0-5]\d)(?:: ?([0-5]\d))?$/;
/** `4:30p`. */
const short = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))? ?([ap])\.?$/i;
const clock = /^(\d{1,2}) ?o'clock$/i;

/** The time of day that a whole text is; null for anything else. */
export function timeOf(text: string): Node | null {
  if (text.length > 40 || !/:|[ap]\.? ?m\b|noon|midnight|clock/i.test(text)) return null;
  const words = text
    .replace(/\\(text|mathrm|mbox)\b|[{}$~\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?: ?/g, ':')
    .trim();
  if (/^(12 )?noon$/i.test(words)) return time('12', '00', undefined, 'pm');
  if (/^(12 )?midnight$/i.test(words)) return time('12', '00', undefined, 'am');
  const found = spoken.exec(words) ?? plain.exec(words) ?? short.exec(words) ?? clock.exec(words);
  if (found === null) return null;
  const [, hour, minute = '00', second, half] = found;
  return time(hour!, minute, second, halfOf(half));
}

function halfOf(letter: string | undefined): TimeNode['half'] {
  if (letter === undefined) return null;
  return letter.toLowerCase() === 'a' ? 'am' : 'pm';
}

/** Null where no clock shows it: 25:10, 7:60, 13:05 a.m. */
function time(hour: string, minute: string, second: string | undefined, half: TimeNode['half']): Node | null {
  const [h, m, s] = [Number(hour), Number(minute), second === undefined ? null : Number(second)];
  if (h > 24 || m > 59 || (s ?? 0) > 59 || (half === 'am' && h > 12) || (half !== null && h === 0))
    return null;
  return { kind: 'time', hour: h, minute: m, second: s, half };
}

/** The time at the cursor, among other words or values; null, with the cursor where it was, when there is none. */
export function timeAt(c: Cursor): Node | null {
  const [hour, colon, minute] = [peek(c), peek(c, 1), peek(c, 2)];
  if (hour.type !== 'number' || !isSymbol(colon, ':') || minute.type !== 'number') return null;
  if (!/^\d{1,2}$/.test(hour.text) || !/^[0-5]\d$/.test(minute.text)) return null;
  const start = c.at;
  const seconds =
    isSymbol(peek(c, 3), ':') && /^[0-5]\d$/.test(peek(c, 4).text) ? peek(c, 4).text : undefined;
  c.at += seconds === undefined ? 3 : 5;
  const node = time(hour.text, minute.text, seconds, halfAt(c));
  if (node !== null && endsHere(c)) return node;
  c.at = start;
  return null;
}

/** `p.m.`, `PM`, `\text{ p.m.}`. */
function halfAt(c: Cursor): TimeNode['half'] {
  const { type, text } = peek(c);
  const whole = /^([ap])\.? ?m\.?$/i.exec(type === 'run' || type === 'text' ? text : '');
  if (whole !== null) {
    next(c);
    return halfOf(whole[1]);
  }
  const apart =
    type === 'name' && /^[ap]$/i.test(text) && isSymbol(peek(c, 1), '.') && /^m$/i.test(peek(c, 2).text);
  if (!apart) return null;
  c.at += 3;
  // The stop of "p.m." is not the end of a sentence when more follows.
  if (isSymbol(peek(c), '.') && peek(c, 1).type !== 'end') next(c);
  return halfOf(text);
}

const closers = new Set([',', ';', '.', ')', ']', '}', '\\}', '\\\\', '&', '=', '~']);

/** Whether nothing follows that would make the numbers parts of something longer. */
function endsHere(c: Cursor): boolean {
  const { type, text } = peek(c);
  return type === 'end' || type === 'run' || type === 'text' || (type === 'symbol' && closers.has(text));
}
