/**
 * Signals: what n-grams of a few words cannot see of a text. Is it whole, does its question speak of what was told before,
 * does one part hang together with the next? Each is a small number that becomes a feature by its value ("3 sentences"), so that a
 * linear model can give every value its own weight; some are crossed, where one means something else beside another.
 */
import * as counts from './counts.js';
import { firstOf, lastOf } from './ends.js';
import type { Reading } from './kernel.js';

const signals = 25;

/** The values of one text at a time: whole numbers from 0 to 4094. */
const values = new Int32Array(signals);

/** Writes a hash for every signal of a text with tokens, and returns how many there are. */
export function writeSignals(reading: Reading, salt: number, hashes: Int32Array): number {
  count(reading);
  for (let at = 0; at < signals; at++) hashes[at] = salt + at * 4096 + (values[at] as number) + 1;
  return signals;
}

function count(reading: Reading): void {
  const { tokens } = reading;
  const of = (which: number) => reading.counts[which] as number;
  const numbers = of(counts.numbers);
  const dollars = of(counts.dollars);
  const sentences = Math.min(of(counts.sentences), 7);
  const tasks = Math.min(of(counts.tasks), 4);
  const last = lastOf(reading);
  const share = of(counts.share);
  const weakest = of(counts.weakest);
  const names = of(counts.names);
  values[0] = step(tokens);
  values[1] = last;
  values[2] = firstOf(reading);
  values[3] = dollars & 1;
  values[4] = balance(of(counts.braces));
  values[5] = balance(of(counts.parentheses));
  values[6] = Math.min(of(counts.questions), 4);
  values[7] = tasks;
  values[8] = Math.min(of(counts.sentences), 12);
  values[9] = Math.min(numbers, 10);
  values[10] = step((40 * numbers) / (tokens + 1));
  values[11] = step((40 * of(counts.marks)) / (tokens + 1));
  values[12] = Math.min(of(counts.tags), 5);
  values[13] = Math.min(of(counts.lines), 10);
  values[14] = Math.min(of(counts.foreign), 8);
  values[15] = weakest;
  values[16] = share;
  values[17] = names;
  values[18] = last * 8 + tasks;
  values[19] = share * 8 + sentences;
  values[20] = weakest * 16 + sentences * 2 + (tasks > 1 ? 1 : 0);
  values[21] = Math.min(numbers, 7) * 16 + sentences * 2 + (dollars > 1 ? 1 : 0);
  values[22] = names * 16 + share;
  values[23] = of(counts.told) * 64 + of(counts.untold) * 8 + sentences;
  values[24] = of(counts.untoldVariables) * 8 + sentences;
}

/** 0, 1, 2, 3 … for values that grow by the square root of 2. */
function step(value: number): number {
  return value < 1 ? 0 : Math.min(15, 1 + Math.floor(2 * Math.log2(value)));
}

function balance(open: number): number {
  return open === 0 ? 0 : open > 0 ? 1 : 2;
}
