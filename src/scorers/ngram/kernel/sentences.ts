/** Cuts a text's tokens into sentences. They end at . ? ! before a space or a formula's end, and at empty lines. */

import * as counts from '../counts';
import * as layout from '../layout';
import { asks as asksSense } from '../senses';
import * as kind from './kinds';
import { setCount } from './set-count';
import { endOf, isCapital as isAsciiCapital, lengthOf } from './tokens';

const stop: u32 = 46;
const question: u32 = 63;
const exclamation: u32 = 33;
const dollar: u32 = 36;

/** Whether a unit beyond ASCII is a capital letter: of Unicode's classes JavaScript knows. */
declare function isCapital(unit: u32): bool;

/** The last sentence that sets a task, -1 if none does. */
export let lastTask: i32 = -1;

/** Returns how many sentences there are. One token makes none. */
export function cutSentences(tokens: u32): u32 {
  let count: u32 = 0;
  let tasks = 0;
  let from: u32 = 0;
  let senses: u32 = 0;
  lastTask = -1;
  for (let at: u32 = 0; at < tokens; at++) {
    senses |= <u32>load<u8>(at, layout.tokenSense);
    if (at + 1 < tokens && !endsAt(at)) continue;
    if (at > from) {
      const asks = (senses & asksSense) !== 0;
      store<u16>(count << 1, from, layout.sentenceFrom);
      store<u16>(count << 1, at + 1, layout.sentenceTo);
      if (asks) lastTask = count;
      tasks += <i32>asks;
      count++;
    }
    from = at + 1;
    senses = 0;
  }
  setCount(counts.sentences, count);
  setCount(counts.tasks, tasks);
  return count;
}

/** Whether a sentence ends at a token that another follows. */
function endsAt(at: u32): bool {
  const what = <u32>load<u8>(at, layout.tokenKind);
  if (what < kind.mark) return false;
  if (what === kind.line) return <u32>load<u8>(at, layout.tokenKind + 1) === kind.line;
  const unit = <u32>load<u16>(at << 1, layout.tokenFirst);
  if (unit !== stop && unit !== question && unit !== exclamation) return false;
  const after = <u32>load<u16>((<u32>endOf(at)) << 1, layout.text);
  if (after > 32 && after !== dollar) return false;
  // A single capital letter before a stop is an initial.
  return at === 0 || lengthOf(at - 1) > 1 || !isInitialLetter(load<u16>((at - 1) << 1, layout.tokenFirst));
}

function isInitialLetter(unit: u32): bool {
  return unit < 128 ? isAsciiCapital(unit) : isCapital(unit);
}
