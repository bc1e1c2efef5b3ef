import { type Random, random } from '#datasets/random.js';

/**
 * A way in which problems go bad, done to a sound one on purpose: the negatives that a scorer learns from. `templates` names the set of
 * phrases to draw from: those of `unseen` are never trained on, so that a test on them tells whether the scorer learned the
 * defect or the phrase.
 */
export interface Corruption {
  /** Kebab-case; goes into the labelled row. */
  readonly name: string;
  /** The corrupted text, or undefined where this text cannot be corrupted so. `other` is another problem's text from the same source. */
  corrupt(
    text: string,
    given: { readonly other: string; readonly draw: Random; readonly templates: Templates },
  ): string | undefined;
}

export type Templates = 'seen' | 'unseen';

/** Phrases in two sets of which the second is held out. */
export type Phrases = Readonly<Record<Templates, readonly string[]>>;

/** Sentences of a text; decimals and abbreviations of one letter do not end one. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=(?<!\b[A-Z])[.?!]["')$]*)\s+(?=["'(]*[A-Z$\\\d])|\n{2,}/)
    .filter((sentence) => sentence.trim() !== '');
}

/** How many phrases `combinations` makes. */
const combined = 600;

/** Phrases that join one piece of each list by spaces; the lists' pieces are walked so that each meets many others. */
export function combinations(pieces: Readonly<Record<string, readonly string[]>>): string[] {
  const lists = Object.values(pieces);
  const draw = random('combinations', ...Object.keys(pieces));
  return Array.from({ length: combined }, () =>
    lists
      .map((list) => draw.pick(list))
      .join(' ')
      .replace(/\s+([.,;:!?])/g, '$1')
      .trim(),
  );
}
