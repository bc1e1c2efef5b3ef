import type { Problem } from '#datasets/problem.js';
import { labelled } from '../difficulty/labelled.js';
import { type Bands, bandOf } from '../difficulty/tiers.js';
import type { Sample } from './samples.js';
import { tallyOf } from './waves.js';

type Given = Extract<Sample, { readonly choice: unknown }>;

/** The problem with its completions, rewards, pass rate and tier, in place of any that it had. A completion that no server gave is counted as missing. */
export function rolledOut(
  problem: Problem,
  samples: readonly Sample[],
  model: string | undefined,
  bands: Bands,
): Problem {
  const given = samples.filter((sample): sample is Given => 'choice' in sample);
  const tokens = given.flatMap(({ choice }) => (choice.tokens === undefined ? [] : [choice.tokens]));
  const missing = samples.length - given.length;
  const rollout = {
    completions: given.map(({ choice }) => choice.text),
    ...(model === undefined ? {} : { model }),
    ...(tokens.length === given.length && given.length > 0 ? { tokens } : {}),
    finish: given.map(({ choice }) => choice.finish),
    ...(missing === 0 ? {} : { missing }),
  };
  const verdicts = given.map(({ verdict }) => verdict);
  const done = labelled({ ...problem, rollout }, verdicts, verdicts, { pass_at: [] });
  const rate = done.difficulty?.pass_rate;
  if (rate === undefined || tallyOf(samples).judged === 0) return done;
  return { ...done, difficulty: { ...done.difficulty, tier: bandOf(rate, bands) } };
}

/** The problem with what guessing found; as it was when nothing could be judged. */
export function guessed(problem: Problem, samples: readonly Sample[]): Problem {
  const { passed, judged } = tallyOf(samples);
  if (judged === 0) return problem;
  return {
    ...problem,
    difficulty: { ...problem.difficulty, guess: { correct: passed, samples: judged } },
  };
}
