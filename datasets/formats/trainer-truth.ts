import { z } from 'zod';
import { type GroundTruth, groundTruth } from '#verifiers/ground-truth.js';
import { parseExactJson } from '../exact-json.js';
import { RowError } from '../problem.js';
import { inputOutput, testsTruth } from './input-output.js';

const answerList = z.array(z.union([z.string(), z.number()])).min(1);

/**
 * The ground truth that a trainer's row holds as one string: an answer, a JSON list of answers that are all right, tests
 * as APPS writes them, or one of our own records.
 */
export function trainerTruth(field: string, text: string): GroundTruth {
  const value = jsonOrNull(text);
  const ours = groundTruth.safeParse(typeof value === 'string' ? null : value);
  if (ours.success) return ours.data;
  const tests = inputOutput.safeParse(value);
  if (tests.success) return testsTruth(field, tests.data);
  const answers = answerList.safeParse(value);
  if (!answers.success) return { verifier: 'math', answer: text.trim() };
  const [answer = '', ...others] = answers.data.map(String);
  return others.length === 0
    ? { verifier: 'math', answer }
    : { verifier: 'math', answers: [answer, ...others] };
}

function jsonOrNull(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return null;
  try {
    return parseExactJson(text).value;
  } catch {
    return null;
  }
}

/** The record that our own exports lay beside the grader's text. */
export function ownTruth(field: string, text: string): GroundTruth {
  const parsed = groundTruth.safeParse(jsonOrNull(text));
  if (parsed.success) return parsed.data;
  throw new RowError(field, `${field} holds no ground truth: ${parsed.error.issues[0]?.message ?? ''}`);
}
