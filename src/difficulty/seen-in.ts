import type { Row } from '#datasets/problem.js';

/** Correct completions among those that could be judged. */
export interface Seen {
  readonly passed: number;
  readonly samples: number;
}

/** What a row tells of models: judged completions of one, or pass rates of several side by side. */
export type Told =
  | { readonly models: readonly (readonly [name: string, seen: Seen])[] }
  | { readonly mistake: string };

/**
 * `difficulty.models` where it is there, since it holds what the row's own completions gave; else the row's verdicts or rewards; else its
 * pass rate. @param unnamed the model of completions whose row does not name one
 */
export function seenIn(row: Row, unnamed: string): Told {
  const difficulty = (row.difficulty ?? {}) as Record<string, unknown>;
  const rollout = (row.rollout ?? {}) as Record<string, unknown>;
  const name =
    typeof rollout.model === 'string' ? rollout.model : typeof row.model === 'string' ? row.model : unnamed;
  if (typeof difficulty.models === 'object' && difficulty.models !== null) return side(difficulty.models);
  const outcomes = listOf(rollout.verdicts ?? row.verdicts)?.map(
    (verdict) => (verdict as Row | null)?.outcome,
  );
  if (outcomes !== undefined) {
    const known = outcomes.filter((outcome) => outcome !== 'fault');
    return told(name, known.filter((outcome) => outcome === 'correct').length, known.length);
  }
  const rewards = listOf(rollout.rewards ?? row.rewards);
  if (rewards !== undefined) {
    const known = rewards.filter((reward) => reward !== null);
    return told(name, known.filter((reward) => reward === 1).length, known.length);
  }
  const { pass_rate: rate, samples } = difficulty;
  if (rate === undefined) return { models: [] };
  const mistake = rateMistake('difficulty', rate, samples);
  return mistake === undefined
    ? told(name, (rate as number) * (samples as number), samples as number)
    : { mistake };
}

function side(models: object): Told {
  const seen: [string, Seen][] = [];
  for (const [name, one] of Object.entries(models)) {
    const { pass_rate: rate, samples } = (one ?? {}) as Record<string, unknown>;
    const mistake = rateMistake(`difficulty.models.${name}`, rate, samples);
    if (mistake !== undefined) return { mistake };
    seen.push([name, { passed: (rate as number) * (samples as number), samples: samples as number }]);
  }
  return { models: seen };
}

function told(name: string, passed: number, samples: number): Told {
  return { models: samples === 0 ? [] : [[name, { passed, samples }]] };
}

function rateMistake(field: string, rate: unknown, samples: unknown): string | undefined {
  if (!(typeof rate === 'number' && rate >= 0 && rate <= 1))
    return `${field}.pass_rate: must be a number from 0 to 1`;
  if (typeof samples === 'number' && Number.isInteger(samples) && samples > 0) return undefined;
  return `${field}.samples: a pass rate needs the number of its samples, from 1`;
}

function listOf(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}
