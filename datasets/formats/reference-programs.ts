import { type Draft, maxReferences } from '../problem.js';

/** The first program as the solution and the next, as many as a problem carries, beside it; the same program twice counts once. */
export function referencePrograms(programs: readonly string[]): Pick<Draft, 'solution' | 'references'> {
  const distinct = [...new Set(programs.filter((program) => program.trim() !== ''))];
  const [solution, ...others] = distinct;
  if (solution === undefined) return {};
  return { solution, ...(others.length > 0 ? { references: others.slice(0, maxReferences) } : {}) };
}
