import { z } from 'zod';
import { groundTruth } from '#verifiers/ground-truth.js';

/** JSON Schema of what the bodies hold; the ground truth's is made from the schema that reads it. */
export const groundTruthSchema = {
  description: 'what a verifier needs to judge; text is short for a math answer',
  anyOf: [{ type: 'string' }, z.toJSONSchema(groundTruth, { io: 'input', unrepresentable: 'any' })],
};

const text = { type: 'string' };
const messages = {
  type: 'array',
  items: { type: 'object', properties: { role: text, content: text }, required: ['role', 'content'] },
};

export const verifyRow = {
  type: 'object',
  description: 'as rlvr verify reads it; response, solution_str, output and gold, label, answer are read too',
  properties: {
    id: {},
    completion: {
      anyOf: [text, messages],
      description: 'text, or messages whose last assistant turn counts',
    },
    completions: { type: 'array', items: { anyOf: [text, messages] } },
    ground_truth: groundTruthSchema,
    problem: { type: 'object', description: 'a whole problem, instead of ground_truth' },
    tokens: { description: 'the length in tokens of each completion' },
    reward_functions: { type: 'array', description: 'what makes the reward, for this row alone' },
  },
};
