/** A ground truth: what a verifier needs to judge, told apart by `verifier`. Each room owns the shape of its own. */
import { z } from 'zod';
import { choiceGroundTruth } from './choice/ground-truth.js';
import { codeGroundTruth } from './code/ground-truth.js';
import { instructionGroundTruth } from './instruction/ground-truth.js';
import { mathGroundTruth } from './math/ground-truth.js';
import { proofGroundTruth } from './proof/ground-truth.js';
import { textGroundTruth } from './text/ground-truth.js';

const record = z.discriminatedUnion('verifier', [
  mathGroundTruth,
  codeGroundTruth,
  choiceGroundTruth,
  textGroundTruth,
  instructionGroundTruth,
  proofGroundTruth,
]);
export type GroundTruth = z.infer<typeof record>;

/** A ground truth as written in a row; a bare string is short for a math answer. */
export const groundTruth = z.preprocess(
  (value) => (typeof value === 'string' ? { verifier: 'math', answer: value } : value),
  record,
);
