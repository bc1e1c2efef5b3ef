/**
 * The first and the last sentence in which each key stands: entries in the order in which keys came, found by a table with linear
 * probing. A place of the table that an earlier text filled is known by its entry, which is beyond the last or names another place; so
 * nothing has to be cleared.
 */
import * as layout from '../layout';

/** How many entries there are. Each: the key, its first and last sentence, and its place in the table. */
let entries: u32 = 0;
const entryBytes: u32 = 12;

/** Begins a text of so many sentences. */
export function clear(sentences: u32): void {
  entries = 0;
  for (let at: u32 = 0; at < sentences; at++) store<u16>(at << 1, 0, layout.sentenceChange);
}

/** Notes that a key stands in a sentence, and returns the first in which it does. Sentences come in order; at most `maxTokens` keys. */
export function add(key: u32, sentence: u32): u32 {
  const place = placeOf(key);
  const entry = <u32>load<u16>(place << 1, layout.spanPlace);
  if (!isTaken(entry, place)) {
    addNew(key, sentence, place);
    return sentence;
  }
  const at = entry * entryBytes;
  const last = <u32>load<u16>(at, layout.span + 6);
  if (last !== sentence) {
    // It crosses every border from the sentence where it last stood to this.
    change(last, 1);
    change(sentence, -1);
    store<u16>(at, sentence, layout.span + 6);
  }
  return <u32>load<u16>(at, layout.span + 4);
}

function addNew(key: u32, sentence: u32, place: u32): void {
  store<u16>(place << 1, entries, layout.spanPlace);
  const at = entries++ * entryBytes;
  store<u32>(at, key, layout.span);
  store<u32>(at, sentence | (sentence << 16), layout.span + 4);
  store<u16>(at, place, layout.span + 8);
}

/** The fewest keys that stand on both sides of any border between two neighbours of the sentences (≥ 2). */
export function fewestAcross(sentences: u32): i32 {
  let fewest = i32.MAX_VALUE;
  let across = 0;
  for (let border: u32 = 0; border < sentences - 1; border++) {
    across += <i32>load<i16>(border << 1, layout.sentenceChange);
    fewest = min(fewest, across);
  }
  return fewest;
}

/** By how many keys more cross the border behind a sentence than that before it. */
function change(sentence: u32, by: i32): void {
  store<i16>(sentence << 1, <i32>load<i16>(sentence << 1, layout.sentenceChange) + by, layout.sentenceChange);
}

/** The place that tells where the key lies, or the free one that it would take. */
function placeOf(key: u32): u32 {
  let place = ((key * 0x9e3779b1) >>> 16) & (layout.spanPlaces - 1);
  while (true) {
    const entry = <u32>load<u16>(place << 1, layout.spanPlace);
    if (!isTaken(entry, place) || load<u32>(entry * entryBytes, layout.span) === key) return place;
    place = (place + 1) & (layout.spanPlaces - 1);
  }
}

function isTaken(entry: u32, place: u32): bool {
  // One branch, not two: whether an old entry's number is below the count the processor could not guess.
  const isOwner = <u32>load<u16>(entry * entryBytes, layout.span + 8) === place;
  return (<u32>(entry < entries) & <u32>isOwner) !== 0;
}
