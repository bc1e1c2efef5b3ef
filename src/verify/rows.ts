import type { Row } from '#datasets/problem.js';
import type { TimedVerdict } from '../judge/timed-verdict.js';
import type { Question } from './read-row.js';

/** A row on its way through: what it asks, or what is wrong with it. */
export type Asked = { readonly row: Row; readonly question: Question };
export type Bad = { readonly row: Row | undefined; readonly defect: string };

/** A verdict with the reward that the reward functions make of it, and what each of them gave. */
export type RewardedVerdict = Omit<TimedVerdict, 'reward'> & {
  readonly reward: number | null;
  readonly components?: Readonly<Record<string, number>>;
};

export type Judged = Asked & { readonly verdicts: readonly TimedVerdict[] };
export type Done = (Asked & { readonly verdicts: readonly RewardedVerdict[] }) | Bad;
