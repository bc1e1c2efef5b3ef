import type { Problem } from '#datasets/problem.js';

/** The text of the prompt, by which rules decide. */
export interface Subject {
  readonly text: string;
  readonly domain: Problem['domain'];
}

/** Settings that rules read. Lengths are in characters. */
export interface FilterSettings {
  readonly min_characters: number;
  readonly max_characters: number;
}

/** One reason to refuse a problem, with examples that it must catch and must not: they are its test. */
export interface Rule {
  /** The reason code, and the rule's key in the recipe. */
  readonly code: string;
  readonly reason: string;
  /**
   * `prose` leaves out code, whose statements speak of links and figures in passing; `open` leaves out choices as well, whose
   * options make an answer of what would be none.
   */
  readonly domains: 'all' | 'prose' | 'open';
  catches(subject: Subject, settings: FilterSettings): boolean;
  readonly examples: { readonly caught: readonly string[]; readonly spared: readonly string[] };
}
