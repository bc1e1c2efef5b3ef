import type { Problem } from '#datasets/problem.js';
import type { Reason, Result } from '../../pipeline/stage.js';
import type { Donor } from './donors.js';
import { withTestsOf } from './joined-tests.js';
import { testCount } from './keeper.js';
import { type Provenance, withOrigins } from './origins.js';

/** What rows that are dropped for another leave to it. */
export interface Legacy {
  readonly origins: readonly Provenance[];
  /** The JSON of donors, whose tests the row may take over. */
  readonly donors: readonly string[];
}

/** What was decided of the rows of a batch, by their places; the rows that are not named stay as they are. */
export interface Fates {
  readonly dropped: readonly (readonly [at: number, reason: Reason])[];
  readonly heirs: readonly (readonly [at: number, legacy: Legacy])[];
}

export interface Applied {
  readonly results: Result[];
  readonly joinedTests: number;
}

export function applyFates(batch: readonly Problem[], { dropped, heirs }: Fates): Applied {
  const results = batch.map((problem): Result => ({ kept: withOrigins(problem, []) }));
  for (const [at, reason] of dropped) results[at] = { dropped: batch[at] as Problem, reason };
  let joinedTests = 0;
  for (const [at, { origins, donors }] of heirs) {
    const problem = batch[at] as Problem;
    const joined = withTestsOf(
      problem,
      donors.map((donor) => JSON.parse(donor) as Donor),
    );
    joinedTests += testCount(joined.problem) - testCount(problem);
    const notes = joined.notes.length > 0 ? { notes: joined.notes } : {};
    results[at] = { kept: withOrigins(joined.problem, origins), ...notes };
  }
  return { results, joinedTests };
}
