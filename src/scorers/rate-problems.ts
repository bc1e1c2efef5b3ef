import type { Problem } from '#datasets/problem.js';
import type { Scored, Scorer } from './scorer.js';

/** A second scorer, asked where the first one is in doubt: its quality lies between `from` and `to`, both included. */
export interface Refinement {
  readonly scorer: Scorer;
  readonly from: number;
  readonly to: number;
}

/** What was said of a problem, and by which scorer; `refined` where the second one was asked. */
export type Rated = Scored & { readonly scorer: string; readonly refined?: true };

/** Rates problems by the first scorer and those in doubt by the second as well, whose word counts where it has one. */
export async function rateProblems(
  problems: readonly Problem[],
  first: Scorer,
  second: Refinement | undefined,
): Promise<Rated[]> {
  const scored = await first.score(problems);
  // Here and below, a spread with a new field behind it costs several times as much.
  const rated = scored.map((one): Rated => Object.assign({}, one, { scorer: first.name }));
  if (second === undefined) return rated;
  const doubtful = rated.flatMap((one, at) => (isDoubtful(one, second) ? [at] : []));
  if (doubtful.length === 0) return rated;
  const again = await second.scorer.score(doubtful.map((at) => problems[at] as Problem));
  for (const [index, at] of doubtful.entries()) {
    const said = again[index] as Scored;
    // The cheap rating of a row in doubt is no answer: where the second scorer fails on it, the row has a fault.
    const asked = { scorer: second.scorer.name, refined: true } as const;
    rated[at] = 'fault' in said ? { ...said, ...asked } : { ...rated[at], ...said, ...asked };
  }
  return rated;
}

function isDoubtful(rated: Rated, { from, to }: Refinement): boolean {
  return !('fault' in rated) && rated.quality !== undefined && rated.quality >= from && rated.quality <= to;
}

/** The problem with its rating, to four digits; a rating that lacks a number leaves the problem's own. */
export function withRating(problem: Problem, rated: Rated): Problem {
  if ('fault' in rated) return problem;
  const { quality, difficulty, scorer } = rated;
  const after: Pick<Problem, 'quality' | 'difficulty'> = {};
  if (quality !== undefined) after.quality = { score: digits(quality), scorer };
  if (difficulty !== undefined) after.difficulty = { ...problem.difficulty, predicted: digits(difficulty) };
  return Object.assign({}, problem, after);
}

function digits(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
