/** Statements to be proven in a proof assistant (miniF2F): read, kept and exported, but not judged here. */
import { unjudged } from '../unjudged.js';
import { type ProofGroundTruth, proofGroundTruth } from './ground-truth.js';

export const proof = unjudged<ProofGroundTruth>('proof', proofGroundTruth, 'formal proofs');
