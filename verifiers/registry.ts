/** The verifiers. To add one: its folder, a line here, and one in ground-truth.ts. */
import { choice } from './choice/index.js';
import { code } from './code/index.js';
import type { GroundTruth } from './ground-truth.js';
import { instruction } from './instruction/index.js';
import { math } from './math/index.js';
import { proof } from './proof/index.js';
import { text } from './text/index.js';
import type { Verifier } from './verifier.js';

type VerifierOf<G extends GroundTruth> = {
  readonly [Name in G['verifier']]: Verifier<Extract<G, { verifier: Name }>>;
};

export const verifiers: VerifierOf<GroundTruth> = {
  math,
  code,
  choice,
  text,
  instruction,
  proof,
};

/** The verifier that a ground truth names. */
export function verifierOf<G extends GroundTruth>(groundTruth: G): Verifier<G> {
  // The table pairs each name with the verifier of its own ground truths, which the type system cannot follow by key.
  return verifiers[groundTruth.verifier] as unknown as Verifier<G>;
}
