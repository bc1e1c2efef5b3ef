/** A row as inspect looks at it: a problem, a judged row, or whatever stands in the file. Nothing of it is taken for granted. */

/** What became of the row. */
export type Fate = 'kept' | 'dropped' | 'bad';

/** The fields that are looked at, if they are there; the row may hold anything else. */
export interface LooseRow {
  readonly [field: string]: unknown;
  readonly id?: unknown;
  readonly domain?: unknown;
  readonly solution?: unknown;
  readonly split?: unknown;
  readonly source?: { readonly dataset?: unknown; readonly license?: unknown } | null;
  readonly quality?: { readonly score?: unknown } | null;
  readonly difficulty?: {
    readonly tier?: unknown;
    readonly pass_rate?: unknown;
    readonly samples?: unknown;
    readonly predicted?: unknown;
  } | null;
}

export interface Item {
  /** The row as a problem where its format is known, else as it stands in its file. */
  readonly row: LooseRow;
  /** The row as it stands in its file, where `row` is not that. */
  readonly raw?: LooseRow;
  readonly fate: Fate;
  /** `file:line`, where the row is looked at where it lies. */
  readonly place?: string;
  readonly stage?: string;
  readonly code?: string;
  /** Why it was dropped or is bad, for a person. */
  readonly reason?: string;
  /** The id of the other problem, where the reason lies in a pair. */
  readonly partner?: string;
}

export interface LooseVerdict {
  readonly [field: string]: unknown;
  readonly outcome?: unknown;
  readonly reason?: unknown;
  readonly extracted?: unknown;
}

export interface LooseTruth {
  readonly [field: string]: unknown;
  readonly verifier?: unknown;
  readonly tests?: unknown;
}

export interface JudgedCompletion {
  readonly completion?: string;
  readonly reward?: unknown;
  readonly verdict?: LooseVerdict;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is asked: the texts of the user's messages, or the field that holds the question in other formats. */
export function promptOf(row: LooseRow): string {
  const { prompt, problem } = row;
  if (typeof prompt === 'string') return prompt;
  if (Array.isArray(prompt)) {
    const users = prompt.filter((message) => isRecord(message) && message.role === 'user');
    return users
      .map(({ content }) => (typeof content === 'string' ? content : JSON.stringify(content)))
      .join('\n\n');
  }
  if (isRecord(problem)) return promptOf(problem);
  const other = [problem, row.question, row.query, row.text, row.body].find(
    (value) => typeof value === 'string',
  );
  return (other as string | undefined) ?? '';
}

/** The ground truth, in any of the places where `rlvr verify` looks for it. */
export function truthOf(row: LooseRow): LooseTruth | undefined {
  const { problem, reward_model: model } = row;
  const given = [
    row.ground_truth,
    isRecord(problem) ? problem.ground_truth : undefined,
    isRecord(model) ? model.ground_truth : undefined,
    row.gold,
    row.label,
    row.answer,
  ].find((value) => value !== undefined && value !== null);
  if (isRecord(given)) return given;
  return given === undefined ? undefined : { verifier: 'math', answer: given };
}

/** The completions of the row with what was found of each, whether it is a problem with a rollout or a row of `rlvr verify`. */
export function judgedOf(row: LooseRow): JudgedCompletion[] {
  const rollout = isRecord(row.rollout) ? row.rollout : row;
  const single = [rollout.completion, rollout.response, rollout.solution_str, rollout.output].find(
    (value) => value !== undefined && value !== null,
  );
  const completions = Array.isArray(rollout.completions)
    ? rollout.completions
    : [single].filter((one) => one !== undefined);
  const verdicts = Array.isArray(rollout.verdicts) ? rollout.verdicts : [rollout.verdict].filter(isRecord);
  const rewards = Array.isArray(rollout.rewards) ? rollout.rewards : [rollout.reward];
  return Array.from({ length: Math.max(completions.length, verdicts.length) }, (_, at) => {
    const completion = textOf(completions[at]);
    const verdict = verdicts[at];
    return {
      ...(completion === undefined ? {} : { completion }),
      ...(isRecord(verdict) ? { verdict } : {}),
      reward: rewards[at],
    };
  });
}

function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined;
  if (!Array.isArray(value)) return JSON.stringify(value);
  const last = value.findLast((turn) => isRecord(turn) && turn.role === 'assistant');
  return isRecord(last) && typeof last.content === 'string' ? last.content : JSON.stringify(value);
}
