/** The contract of the protocols: the body of a request, and what is read from the answer. A protocol sends nothing itself. */
import type { Identity } from '../../endpoints/index.js';
import type { Calibration } from '../calibration.js';
import type { Heads } from '../heads.js';
import type { Scored } from '../scorer.js';
import type { HttpSettings } from './settings.js';

/** What was read of an answer: one entry per text, in order; or why it as a whole cannot be read. */
export type Reading = readonly Scored[] | { readonly unreadable: string };

/** One question about texts. Most protocols have one; a judge that is asked for the difficulty too has two. */
export interface Exchange {
  readonly path: string;
  /** How many texts one request carries at most. */
  readonly textsPerRequest: number;
  /** The request's JSON body. */
  body(texts: readonly string[]): Readonly<Record<string, unknown>>;
  /** Total: no answer, whatever it holds, makes it throw. `count` is how many texts were sent. */
  read(answer: unknown, count: number): Reading;
}

/** What a protocol is given to make its exchanges of. */
export interface Given {
  readonly settings: HttpSettings;
  readonly model: string;
  readonly heads?: Heads;
  readonly calibration?: Calibration;
  readonly difficultyCalibration?: Calibration;
  /** The texts of the rubric files, where the settings name them. */
  readonly rubric?: string;
  readonly difficultyRubric?: string;
}

export interface Protocol {
  readonly name: HttpSettings['protocol'];
  /** Where the server says which model it holds, and how to read it from there. */
  readonly identity: Identity;
  /** The settings that it looks at, beside those that all protocols share. */
  readonly reads: readonly (keyof HttpSettings)[];
  exchanges(given: Given): readonly Exchange[];
}
