/**
 * Cuts a text into words, LaTeX commands, numbers and marks, in time linear in its length. The first pass finds and hashes them
 * without a branch that depends on the text: a processor that guesses where words end is wrong about once a word. The second says
 * what each is.
 */
import * as layout from '../layout';
import * as senses from '../senses';
import * as kinds from './kinds';

/** FNV-1a's prime and basis: http://www.isthe.com/chongo/tech/comp/fnv/ */
const prime: u32 = 0x01000193;
const basis: u32 = 0x811c9dc5;

/** The bits of a number word's sense. */
const digitsOfSense: u32 = 7;

const newline: u32 = 10;
const question: u32 = 63;

/** Reads the text of `length` units and returns how many tokens there are. */
export function readTokens(length: u32): u32 {
  const count = min<u32>(cut(length), layout.maxTokens);
  for (let at: u32 = 0; at < count; at++) {
    const start = endOf(at) - lengthOf(at);
    const unit = unitAt(start);
    const joins = (load<u32>(unit << 2, layout.unit) >> senses.joins) & (senses.letter | senses.digit);
    store<u16>(at << 1, unit, layout.tokenFirst);
    store<u32>(at << 2, load<u32>(at << 2, layout.tokenHash), layout.tokenUnigram);
    if (joins === senses.letter) readWord(at, start);
    else if (joins === senses.digit) readNumber(at, start);
    else if (unit === newline) set(at, kinds.line, 0, 0);
    else if (lengthOf(at) > 1) set(at, kinds.command, 0, 0);
    else set(at, kinds.mark, unit === question ? senses.asks : 0, 0);
  }
  return count;
}

/** The unit behind a token. */
export function endOf(at: u32): u32 {
  return load<u16>(at << 2, layout.tokenRange);
}

/** A token's length in units. */
export function lengthOf(at: u32): u32 {
  return load<u16>(at << 2, layout.tokenRange + 2);
}

export function isCapital(unit: u32): bool {
  return unit - 65 < 26;
}

/**
 * Finds the tokens' ranges and hashes, of words without case, and returns how many there are. Each unit writes the token that ends with
 * it: one that joins the token before it over that, another behind it; a space writes what the next token will write over.
 */
function cut(length: u32): u32 {
  let next: u32 = 0;
  let joinedBy: u32 = 0;
  let hash: u32 = 0;
  let size: u32 = 0;
  for (let at: u32 = 0; at < length; ) {
    const unit = load<u32>(unitAt(at) << 2, layout.unit);
    // All bits of a unit that joins, none of another.
    const joins: u32 = <i32>(0 - (joinedBy & (unit >> senses.joins))) >> 31;
    joinedBy = unit >> senses.joinedBy;
    hash = ((hash & joins) ^ ((unit & 0xffff) ^ (basis & ~joins))) * prime;
    size = (size & joins) + 1;
    at++;
    const token = next + joins;
    store<u32>(token << 2, hash, layout.tokenHash);
    store<u16>(token << 2, at, layout.tokenRange);
    store<u16>(token << 2, size, layout.tokenRange + 2);
    next = token + ((unit >> senses.shows) & 1);
  }
  return next;
}

function unitAt(at: u32): u32 {
  return <u32>load<u16>(at << 1, layout.text);
}

function set(at: u32, kind: u32, sense: u32, link: u32): void {
  store<u8>(at, kind, layout.tokenKind);
  store<u8>(at, sense, layout.tokenSense);
  store<u32>(at << 2, link, layout.tokenLink);
}

function readWord(at: u32, start: u32): void {
  const sense = senseOf(load<u32>(at << 2, layout.tokenHash));
  const digits = sense & digitsOfSense;
  if (digits !== 0) setNumber(at, digits);
  else set(at, kinds.word, sense, linkOf(start, lengthOf(at), sense));
}

function readNumber(at: u32, start: u32): void {
  const length = lengthOf(at);
  setNumber(at, length);
  if (length > 2) return;
  // A small number also counts by its digits.
  const first = unitAt(start) - 48;
  const value = length === 1 ? first : 10 * first + unitAt(start + 1) - 48;
  store<u32>(at << 2, 1 + value, layout.tokenUnigram);
}

/** A number counts by its length: 7 and 9 ask the same of a solver, 7 and 123456 do not. */
function setNumber(at: u32, digits: u32): void {
  const hash = (basis ^ (256 + min<u32>(digits, 6))) * prime;
  set(at, kinds.number, 0, 0);
  store<u32>(at << 2, hash, layout.tokenHash);
  store<u32>(at << 2, hash, layout.tokenUnigram);
}

/** What the word of a hash means, 0 if nothing. */
function senseOf(hash: u32): u32 {
  let place = hash & (layout.sensePlaces - 1);
  while (true) {
    const meaning = <u32>load<u8>(place, layout.sense);
    if (meaning === 0 || load<u32>(place << 2, layout.senseHash) === hash) return meaning;
    place = (place + 1) & (layout.sensePlaces - 1);
  }
}

/** The key by which a word links sentences, 0 if it does not: longer ones by their stem, single letters as variables (below 128). */
function linkOf(start: u32, length: u32, sense: u32): u32 {
  const first = unitAt(start);
  // a, A and I are words of their own.
  if (length === 1) return first === 97 || first === 65 || first === 73 || first > 127 ? 0 : first;
  if ((length < 4 && !isCapital(first)) || (sense & senses.common) !== 0) return 0;
  let key: u32 = 7;
  if (length < 4) for (let at = start; at < start + length; at++) key = stepLink(key, at);
  else {
    for (let at = start; at < start + 4; at++) key = stepLink(key, at);
    // Not a branch: whether a word has a fifth letter the processor could not guess.
    const goesOn: u32 = 0 - <u32>(length > 4);
    key ^= (key ^ stepLink(key, start + 4)) & goesOn;
  }
  return key < 128 ? key + 128 : key;
}

/** The letters of a word's beginning, up to five, stand for it. */
function stepLink(key: u32, at: u32): u32 {
  return (key ^ (unitAt(at) | 32)) * prime;
}
