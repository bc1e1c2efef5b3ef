import type { Difficulty, JudgedCompletion, Problem } from '#datasets/problem.js';
import type { TestReport, Verdict } from '#verifiers/verifier.js';
import { passAt } from './pass-at.js';
import { wilson } from './wilson.js';

/** What a completion earned; null exactly when it could not be judged. */
interface Rewarded {
  readonly reward: number | null;
  readonly components?: Readonly<Record<string, number>>;
}

interface Given {
  /** Each k of which pass@k is wanted. */
  readonly pass_at: readonly number[];
  /** Who wrote the completions, where the row does not say. */
  readonly model?: string | undefined;
}

/** The problem with its rewards and verdicts, and the pass rate: the share of the correct among those that could be judged. */
export function labelled(
  problem: Problem,
  verdicts: readonly Verdict[],
  rewarded: readonly Rewarded[],
  given: Given,
): Problem {
  const rollout = {
    completions: [],
    ...problem.rollout,
    rewards: rewarded.map(({ reward }) => reward),
    verdicts: verdicts.map((verdict, at) => recordOf(verdict, rewarded[at]?.components)),
  };
  const known = verdicts.filter(({ outcome }) => outcome !== 'fault');
  if (known.length === 0) return { ...problem, rollout };
  const passed = known.filter(({ outcome }) => outcome === 'correct').length;
  const model = problem.rollout?.model ?? given.model;
  return {
    ...problem,
    rollout,
    difficulty: { ...problem.difficulty, ...rateOf(passed, known.length, given, model, problem) },
  };
}

function rateOf(
  passed: number,
  samples: number,
  given: Given,
  model: string | undefined,
  problem: Problem,
): Difficulty {
  const rate = passed / samples;
  const [low, high] = wilson(passed, samples);
  const known = given.pass_at.flatMap((k) => {
    const value = passAt(k, passed, samples);
    return value === undefined ? [] : [[String(k), rounded(value)] as const];
  });
  return {
    pass_rate: rate,
    samples,
    interval: [rounded(low), rounded(high)],
    ...(known.length === 0 ? {} : { pass_at: Object.fromEntries(known) }),
    ...(model === undefined
      ? {}
      : { models: { ...problem.difficulty?.models, [model]: { pass_rate: rate, samples } } }),
  };
}

function recordOf({ reward: _, ...verdict }: Verdict, components: Rewarded['components']): JudgedCompletion {
  const { outcome, extracted, rule, reason, tests } = verdict;
  return {
    outcome,
    ...(extracted === undefined ? {} : { extracted }),
    ...(rule === undefined ? {} : { rule }),
    reason,
    ...(tests === undefined ? {} : { tests: unmeasured(tests) }),
    ...(components === undefined ? {} : { components: { ...components } }),
  };
}

/** Without time and memory, which differ from run to run: the bytes of a dataset may not. */
function unmeasured({ ms: _, memory_mb: __, ...tests }: TestReport) {
  return { ...tests, outcomes: [...tests.outcomes] };
}

/** Six digits are more than any number of samples tells. */
function rounded(value: number): number {
  return Number(value.toFixed(6));
}
