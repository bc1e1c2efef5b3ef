import type { Problem } from '#datasets/problem.js';
import type { Result, StageRun } from '../pipeline/stage.js';

/** Runs a stage over a whole set in batches, as the engine does; what passes between the phases is copied, as between threads. */
export async function inPhases(run: StageRun, ...batches: (readonly Problem[])[]): Promise<Result[]> {
  if (run.sketch !== undefined)
    for (const batch of batches) await run.gather?.(structuredClone(await run.sketch(batch)));
  await run.decide?.();
  const results: Result[] = [];
  for (const batch of batches) {
    const from = results.length;
    const decided = structuredClone(run.decided?.(from, from + batch.length));
    for (const result of await run.apply(batch, decided)) results.push(result);
  }
  return results;
}
