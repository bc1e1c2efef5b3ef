/** The classes of a text's first and last character that is no white space. */
import type { Reading } from './kernel.js';

/** Both classes of each ASCII unit. */
const lastClass = new Uint8Array(128);
const firstClass = new Uint8Array(128);
for (let unit = 0; unit < 128; unit++) {
  lastClass[unit] = lastClassOf(String.fromCharCode(unit));
  firstClass[unit] = firstClassOf(String.fromCharCode(unit));
}

/** The class of the last character: a text that was cut rarely ends where a sentence does. */
export function lastOf({ units, length }: Reading): number {
  let at = length - 1;
  while (at >= 0 && isSpace(units[at] as number)) at--;
  if (at < 0) return lastClassOf(' ');
  const unit = units[at] as number;
  return unit < 128 ? (lastClass[unit] as number) : lastClassOf(String.fromCharCode(unit));
}

export function firstOf({ units, length }: Reading): number {
  let at = 0;
  while (at < length && isSpace(units[at] as number)) at++;
  if (at === length) return firstClassOf('');
  const unit = units[at] as number;
  return unit < 128 ? (firstClass[unit] as number) : firstClassOf(String.fromCharCode(unit));
}

/** What `trim` takes away. */
function isSpace(unit: number): boolean {
  if (unit < 128) return unit === 32 || (unit >= 9 && unit <= 13);
  return /\s/.test(String.fromCharCode(unit));
}

function lastClassOf(last: string): number {
  const at = '.?!$)}]:;,\'"'.indexOf(last);
  if (at >= 0) return at;
  if (/\d/.test(last)) return 13;
  return /\p{L}/u.test(last) ? 14 : 15;
}

function firstClassOf(first: string): number {
  if (/\p{Lu}/u.test(first)) return 0;
  if (/\p{Ll}/u.test(first)) return 1;
  if (/\d/.test(first)) return 2;
  return first === '$' || first === '\\' ? 3 : 4;
}
