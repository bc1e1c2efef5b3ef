/** How strictly an answer must be marked. `strict`: an answer tag, a box or `####`. `lenient`: the last number counts, too. */
export type Mode = 'strict' | 'default' | 'lenient';

export type Rule = 'tag' | 'boxed' | 'hashes' | 'phrase' | 'display' | 'bare' | 'last-number';

/** The answer found in a text, as written, and the rule that found it. Empty text: an answer was marked and is empty. */
export interface Extracted {
  readonly text: string;
  readonly rule: Rule;
}
