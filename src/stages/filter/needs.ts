/**
 * What a rule cannot find anything without. Any one of the things that it names is enough for it to be asked; a text that holds none of them
 * is never shown to it. So one thing too many costs time, and one that is missing costs hits: rules.test.ts looks for those.
 */
export interface Needs {
  /**
   * In lower case and of the letters a to z alone, for everything else parts words: the pattern `\b(?:th1s|f0r)\b` needs `th` or `s`, and `f` or
   * `r`. A word is needed whole: `figure` is not enough for `figures`.
   */
  readonly words?: readonly string[];
  /** For a rule that finds nothing with a single word of these: it needs two, or one twice. */
  readonly twice?: true;
  /** Signs and digits of ASCII, one beside the other: `<&`. */
  readonly signs?: string;
  readonly shapes?: readonly Shape[];
}

/** Each word, and with an s. */
export function withPlurals(...words: readonly string[]): string[] {
  return words.flatMap((word) => [word, `${word}s`]);
}

/**
 * - `not-plain`: a character that is neither one of ASCII that is printed, nor a tab or an end of line
 * - `long-word`: 15 characters or more without white space
 * - `long-number`: four digits in a row
 * - `lone-letters`: six letters or more that stand alone
 */
export type Shape = 'not-plain' | 'long-word' | 'long-number' | 'lone-letters';

export const shapeLength = { 'long-word': 15, 'long-number': 4, 'lone-letters': 6 } as const;
