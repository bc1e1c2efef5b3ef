/** Constraints on the form of an answer (IFEval, Tülu 3): read, kept and exported, but not judged here. */
import { unjudged } from '../unjudged.js';
import { type InstructionGroundTruth, instructionGroundTruth } from './ground-truth.js';

export const instruction = unjudged<InstructionGroundTruth>(
  'instruction',
  instructionGroundTruth,
  'constraints on the form of an answer',
);
