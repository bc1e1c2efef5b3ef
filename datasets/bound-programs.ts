import type { CodeLimits } from '#verifiers/code/ground-truth.js';
import type { Problem } from './problem.js';

/** The problem with its programs bounded: what the row names counts up to the bounds, which also stand for what it does not name. */
export function boundPrograms(problem: Problem, bounds: CodeLimits): Problem {
  const truth = problem.ground_truth;
  if (truth?.verifier !== 'code') return problem;
  const limits: CodeLimits = { ...truth.limits };
  for (const name of ['time_s', 'memory_mb', 'output_kb'] as const) {
    const bound = bounds[name];
    if (bound !== undefined) limits[name] = Math.min(limits[name] ?? bound, bound);
  }
  return { ...problem, ground_truth: { ...truth, limits } };
}
