import type { TextMarks } from './text-marks.js';

/** The marks of many texts in a form that passes between threads at the cost of a copy. */
export interface PackedMarks {
  /** The words of all texts, one after the other. */
  readonly words: Uint32Array;
  readonly lengths: readonly number[];
  readonly keys: readonly string[];
  readonly guards: readonly number[];
}

export function packMarks(marks: readonly TextMarks[]): PackedMarks {
  const lengths = marks.map((one) => one.words.length);
  const words = new Uint32Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const one of marks) {
    words.set(one.words, at);
    at += one.words.length;
  }
  return { words, lengths, keys: marks.map((one) => one.key), guards: marks.map((one) => one.guard) };
}

export function unpackMarks({ words, lengths, keys, guards }: PackedMarks): TextMarks[] {
  let at = 0;
  return lengths.map((length, text) => {
    const own = words.subarray(at, at + length);
    at += length;
    return { words: own, key: keys[text] as string, guard: guards[text] as number };
  });
}
