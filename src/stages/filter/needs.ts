/**
 * What a rule cannot find anything without. Any one of the things that it names is enough for it to be asked; a text that holds none of them
 * is never shown to it. So one thing too many costs time, and one that is missing costs hits: needs.test.ts looks for those.
 */
export interface Needs {
  /**
   * One space between them, in lower case and of the letters a to z alone, for everything else parts words: the pattern `\b(?:th1s|f0r)\b` needs `th` or `s`, and `f` or
   * `r`. A word is needed whole: `figure` is not enough for `figures`.
   */
  readonly words?: string;
  /** For a rule that finds nothing with a single word of these: it needs two, or one twice. */
  readonly twice?: true;
  /** Signs and digits of ASCII, one beside the other: `<&` is two. */
  readonly signs?: string;
  readonly shapes?: readonly Shape[];
}

/** The words, and each with an s. */
export function withPlurals(words: string): string {
  return `${words} ${words.replace(/$| /g, 's$&')}`;
}

/** Characters without white space that make a long word. */
export const longWord = 15;
/** Digits in a row that make a long number. */
export const longNumber = 4;
/** Letters that stand alone; fewer are usual in mathematics. */
export const loneLetters = 6;

/** `not-plain`: a character that is neither one of ASCII that is printed, nor a tab or an end of line. The others are as long as stands above, or longer. */
export type Shape = 'not-plain' | 'long-word' | 'long-number' | 'lone-letters';
