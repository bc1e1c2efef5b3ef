/** A row of feedback: how the completions of one problem went, as a trainer or `rlvr verify` writes it. */
import { type Row, RowError } from '#datasets/problem.js';

export interface Feedback {
  readonly problem: number;
  /** Correct completions of `samples` that could be judged; nothing is fed back when that is 0. */
  readonly passed: number;
  readonly samples: number;
}

export interface FeedbackOptions {
  /** The number of a problem by its id. */
  readonly find: (id: string) => number | undefined;
  /** How many problems there are. */
  readonly count: number;
  /** The reward from which a completion without a verdict counts as correct. */
  readonly correctFrom: number;
}

/** What a line says: feedback on a problem, or the step that the trainer has ended. */
export type FeedbackLine = Feedback | { readonly step: number };

/**
 * `{id, rewards: [1, 0, null]}`, `{id, reward: 1}`, `{id, pass_rate, samples}`, `{id, passed, samples}`, the rows of `rlvr verify`, or
 * `{step}` alone. Instead of `id` there may be `index`, the number that `--emit indices` gives. A reward of null, a completion that could
 * not be judged, counts for nothing. @throws RowError naming the field
 */
export function readFeedback(row: Row, options: FeedbackOptions): FeedbackLine {
  const id = row.id ?? (row.problem as Row | null | undefined)?.id;
  if (id === undefined && row.index === undefined) {
    if (isWhole(row.step)) return { step: row.step };
    throw new RowError(
      'id',
      'the line names no problem; give `id` or `index`, or `step` alone when a step has ended',
    );
  }
  const problem = problemOf(id, row.index, options);
  return { problem, ...seenIn(row, options.correctFrom) };
}

function problemOf(id: unknown, index: unknown, { find, count }: FeedbackOptions): number {
  if (id === undefined) {
    if (isWhole(index) && index < count) return index;
    throw new RowError('index', `\`index\` must be a whole number below ${count}`);
  }
  const problem = typeof id === 'string' ? find(id) : undefined;
  if (problem !== undefined) return problem;
  throw new RowError('id', `the dataset has no problem ${JSON.stringify(id)}`);
}

function seenIn(row: Row, correctFrom: number): Pick<Feedback, 'passed' | 'samples'> {
  const verdicts = row.verdicts ?? (row.verdict === undefined ? undefined : [row.verdict]);
  if (Array.isArray(verdicts)) {
    const known = verdicts.filter((verdict) => verdict?.outcome !== 'fault');
    return {
      passed: known.filter((verdict) => verdict?.outcome === 'correct').length,
      samples: known.length,
    };
  }
  const rewards = row.rewards ?? (row.reward === undefined ? undefined : [row.reward]);
  if (Array.isArray(rewards)) {
    const known = rewards.filter((reward) => reward !== null);
    if (!known.every((reward) => typeof reward === 'number' && !Number.isNaN(reward))) {
      throw new RowError('rewards', 'rewards must be numbers, or null for what could not be judged');
    }
    return { passed: known.filter((reward) => reward >= correctFrom).length, samples: known.length };
  }
  return countsIn(row);
}

function countsIn({ pass_rate: rate, passed, samples }: Row): Pick<Feedback, 'passed' | 'samples'> {
  if (rate === undefined && passed === undefined) {
    throw new RowError(
      'rewards',
      'the line says nothing of how it went; give `rewards`, `reward`, `pass_rate` or `passed`',
    );
  }
  const seen = samples ?? 1;
  if (typeof seen !== 'number' || !(seen > 0) || !Number.isFinite(seen))
    throw new RowError('samples', '`samples` must be a number above 0');
  const right = typeof passed === 'number' ? passed : typeof rate === 'number' ? rate * seen : Number.NaN;
  if (right >= 0 && right <= seen) return { passed: right, samples: seen };
  throw new RowError(
    passed === undefined ? 'pass_rate' : 'passed',
    'the correct completions must be between none and all of them',
  );
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
