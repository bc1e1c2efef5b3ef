import { z } from 'zod';
import { type GroundTruth, groundTruth } from '#verifiers/ground-truth.js';
import { parseExactJson } from '../exact-json.js';
import { RowError } from '../problem.js';
import { inputOutput, testsTruth } from './input-output.js';

/** A list of numbers, such as `[-3,2]`, is one answer: an interval, a point, a list. */
const answerList = z.union([z.array(z.string()).min(1), z.tuple([z.number()])]);
const assertCases = z.looseObject({ assert_case: z.array(z.string()).min(1) });

/**
 * The ground truth that a trainer's row holds as one string: an answer, a JSON list of answers that are all right, tests
 * as APPS writes them, assertions as verl's grader takes them, or one of our own records.
 */
export function trainerTruth(field: string, text: string): GroundTruth {
  const value = jsonOrNull(text);
  if (isOwn(value)) return ownRecord(field, value);
  const asserts = assertCases.safeParse(value);
  if (asserts.success) {
    const tests = asserts.data.assert_case.map((assert) => ({ assert }));
    return { verifier: 'code', language: 'python', tests };
  }
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

function isOwn(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'verifier' in value;
}

function ownRecord(field: string, value: unknown): GroundTruth {
  const parsed = groundTruth.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new RowError(field, `${field} holds no ground truth: ${parsed.error.issues[0]?.message ?? ''}`);
}

/** The record that our own exports lay beside the grader's text. */
export function ownTruth(field: string, text: string): GroundTruth {
  return ownRecord(field, jsonOrNull(text));
}
