/**
 * How the sentences of a text hang together by words that they share. A question swapped in from elsewhere speaks of what nobody told;
 * of two problems glued together, nothing crosses the border.
 */

import * as counts from '../counts';
import * as layout from '../layout';
import { lastTask } from './sentences';
import { setCount } from './set-count';
import * as spans from './spans';
import { isCapital, lengthOf } from './tokens';

export function countLinks(sentences: u32): void {
  spans.clear(sentences);
  setCount(counts.share, 6);
  setCount(counts.names, 3);
  setCount(counts.told, 7);
  setCount(counts.untold, 7);
  setCount(counts.untoldVariables, 7);
  for (let index: u32 = 0; index < sentences; index++) {
    const from = <u32>load<u16>(index << 1, layout.sentenceFrom);
    const to = <u32>load<u16>(index << 1, layout.sentenceTo);
    if (index > 0 && <i32>index === lastTask) linkTask(index, from, to);
    else linkSentence(index, from, to);
  }
  setCount(counts.weakest, sentences < 2 ? 6 : min(5, spans.fewestAcross(sentences)));
}

function linkSentence(index: u32, from: u32, to: u32): void {
  for (let at = from; at < to; at++) {
    const key = linkOf(at, at === from);
    if (key !== 0) spans.add(key, index);
  }
}

/** How the sentence of the last task hangs together with those before it. */
function linkTask(index: u32, from: u32, to: u32): void {
  let words = 0;
  let told = 0;
  let names = 0;
  let namesTold = 0;
  let untoldVariables = 0;
  for (let at = from; at < to; at++) {
    const key = linkOf(at, at === from);
    if (key === 0) continue;
    const before = <i32>(spans.add(key, index) < index);
    words++;
    told += before;
    // A stem's key that is negative as a signed number counts as a variable, too: the models were trained on that.
    if (<i32>key < 128) untoldVariables += 1 - before;
    if (at === from || !isCapital(load<u16>(at << 1, layout.tokenFirst))) continue;
    names++;
    namesTold += before;
  }
  // The share is rounded, halves up.
  setCount(counts.share, words === 0 ? 5 : (8 * told + words) / (2 * words));
  setCount(counts.names, names === 0 ? 3 : namesTold === 0 ? 0 : namesTold < names ? 1 : 2);
  setCount(counts.told, min(told, 6));
  setCount(counts.untold, min(words - told, 6));
  setCount(counts.untoldVariables, min(untoldVariables, 6));
}

/** The key by which a token links sentences, 0 if it does not. `opens`: it is the first of its sentence. */
function linkOf(at: u32, opens: bool): u32 {
  const key = load<u32>(at << 2, layout.tokenLink);
  if (!opens || key === 0) return key;
  // A short word is a name only where its capital does not open a sentence.
  const length = lengthOf(at);
  return length > 1 && length < 4 ? 0 : key;
}
