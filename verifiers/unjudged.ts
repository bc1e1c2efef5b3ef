/**
 * Ground truths that are read, kept and exported, and that nothing here judges: a trainer or another tool does. To judge one
 * anyway is a fault, never a wrong answer.
 */
import type { ZodType } from 'zod';
import type { Verifier } from './verifier.js';

/** @param what what there is no judge for, as it stands in the sentence */
export function unjudged<G extends { readonly verifier: string }>(
  name: G['verifier'],
  schema: ZodType<G>,
  what: string,
): Verifier<G> {
  const message = `${what}: this version has no judge for them`;
  return {
    name,
    version: '0',
    needs: 'cpu',
    schema,
    inspect: () => ({ code: 'no-judge', message }),
    verify: () => ({ reward: null, outcome: 'fault', reason: message }),
  };
}
