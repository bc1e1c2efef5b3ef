import type { PromptTemplate } from '#datasets/exports/index.js';
import type { SourceFiles } from '#datasets/source-files.js';
import type { Certainty } from '../difficulty/certain-tier.js';
import type { SamplingSettings } from './ask/settings.js';

/** What the commands that sample completions share. */
export interface SamplingOptions {
  /** The servers and how they sample; undefined where nothing is asked. */
  readonly sampling: SamplingSettings | undefined;
  /** Goes around every prompt. */
  readonly template: PromptTemplate;
  /** How the rows are read: format, dataset name, limit. */
  readonly source: Omit<SourceFiles, 'files'>;
  readonly jobs: number;
  readonly sandbox: string;
  /** The file that is written, in one piece when all is done; undefined for `write`. */
  readonly output: string | undefined;
  readonly write: (chunk: string) => Promise<void> | undefined;
  /** Beside the output if absent. */
  readonly journal: string | undefined;
  /** Takes one line for the user. */
  readonly told: (line: string) => void;
  /** Takes one line per bad row. */
  readonly warn: (line: string) => void;
  readonly progress?: (rows: number) => void;
}

export interface RolloutOptions extends SamplingOptions {
  /** Completions for each problem. */
  readonly n: number;
  /** Completions between two looks, with `stopEarly` or `guess`. */
  readonly wave: number;
  /** Ends a problem's sampling when its tier is certain. */
  readonly stopEarly: boolean;
  readonly certainty: Certainty;
  /** Completions made elsewhere, which count among the n. */
  readonly imports: readonly string[];
  /** Asks for guesses without reasoning, and writes what they hit in place of a rollout. */
  readonly guess: boolean;
}
