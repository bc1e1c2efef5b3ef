import type { Problem } from '#datasets/problem.js';

/**
 * What the levels of sources mean as a pass rate, from 0 (hardest) to 1: a nominal scale, ordered as the sources order their problems,
 * with the middle of the easy, medium and hard tiers for three-step levels.
 */
const levels: Readonly<Record<string, number>> = {
  'level 1': 0.9,
  'level 2': 0.75,
  'level 3': 0.5,
  'level 4': 0.3,
  'level 5': 0.1,
  introductory: 0.8,
  interview: 0.5,
  competition: 0.2,
  easy: 0.8,
  medium: 0.5,
  hard: 0.2,
};

/** The nominal pass rate of the level that a problem's source gives; undefined where it gives none that is known. */
export function sourceLevel({ meta }: Pick<Problem, 'meta'>): number | undefined {
  // MATH writes "Level 3" in some files and 3 in others.
  const named = typeof meta.level === 'number' ? `level ${meta.level}` : (meta.level ?? meta.difficulty);
  return typeof named === 'string' ? levels[named.toLowerCase()] : undefined;
}
