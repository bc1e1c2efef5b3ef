import type { TextMarks } from './text-marks.js';

/** The words of many texts in a form that passes between threads at the cost of a copy. */
export interface PackedWords {
  /** The words of all texts, one after the other. */
  readonly words: Uint32Array;
  readonly lengths: readonly number[];
}

/** The marks of many texts, likewise. */
export interface PackedMarks extends PackedWords {
  readonly keys: readonly string[];
  readonly guards: readonly number[];
}

export function packWords(texts: readonly Uint32Array[]): PackedWords {
  const lengths = texts.map((words) => words.length);
  const all = new Uint32Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const words of texts) {
    all.set(words, at);
    at += words.length;
  }
  return { words: all, lengths };
}

export function unpackWords({ words, lengths }: PackedWords): Uint32Array[] {
  let at = 0;
  return lengths.map((length) => {
    at += length;
    return words.subarray(at - length, at);
  });
}

export function packMarks(marks: readonly TextMarks[]): PackedMarks {
  return {
    ...packWords(marks.map(({ words }) => words)),
    keys: marks.map(({ key }) => key),
    guards: marks.map(({ guard }) => guard),
  };
}

export function unpackMarks({ keys, guards, ...packed }: PackedMarks): TextMarks[] {
  return unpackWords(packed).map((words, text) => ({
    words,
    key: keys[text] as string,
    guard: guards[text] as number,
  }));
}
