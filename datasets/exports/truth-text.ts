import type { CodeGroundTruth } from '#verifiers/code/ground-truth.js';
import type { GroundTruth } from '#verifiers/ground-truth.js';
import type { Judgeable } from '../problem.js';
import { pythonTests } from './python-tests.js';
import { partAsIs, partText } from './stored-problem.js';

/**
 * A ground truth as one string: the answer itself where that says it all, else the record as JSON, which `rlvr verify`
 * reads back. One type in every row, because a column that is now text and now an object is refused by Arrow.
 */
export function truthText(truth: GroundTruth): string {
  if (truth.verifier !== 'math' || truth.answer === undefined) return JSON.stringify(truth);
  const { verifier: _, answer, ...rest } = truth;
  const saysMore = Object.values(rest).some((value) => value !== undefined);
  return saysMore || looksLikeJson(answer) ? JSON.stringify(truth) : answer;
}

/** A list such as `[-3,2]` would be read back as a list of right answers. */
function looksLikeJson(answer: string): boolean {
  if (!/^\s*[[{]/.test(answer)) return false;
  try {
    JSON.parse(answer);
    return true;
  } catch {
    return false;
  }
}

/** A ground truth in the spelling of the trainers' own graders, or as `truthText` where they have none for it. */
export function graderText(truth: GroundTruth): string {
  const { answer, answers } = truth as { answer?: string; answers?: unknown };
  if (answer !== undefined && isAnswerAll(JSON.stringify(truth.verifier), () => answers !== undefined))
    return answer;
  const tests = truth.verifier === 'code' ? graderTests(truth) : undefined;
  return tests === undefined ? truthText(truth) : JSON.stringify(tests);
}

/** `graderText` of a problem, for a row: an answer that is all is taken over as it is. */
export function graderAsIs(problem: Judgeable): unknown {
  const verifier = partText(problem, 'ground_truth', 'verifier') as string;
  const hasAnswers = () => partText(problem, 'ground_truth', 'answers') !== undefined;
  const answer = isAnswerAll(verifier, hasAnswers) ? partAsIs(problem, 'ground_truth', 'answer') : undefined;
  return answer ?? graderText(problem.ground_truth);
}

/** Whether an answer is all that graders are told. @param verifier as JSON text */
function isAnswerAll(verifier: string, hasAnswers: () => boolean): boolean {
  return verifier === '"choice"' || verifier === '"text"' || (verifier === '"math"' && !hasAnswers());
}

export interface InputOutput {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** The function that is called; absent for standard input. */
  readonly fn_name?: string;
}

/**
 * Assertions stand alone: with inputs and outputs beside them, which would be empty, a grader that knows no `assert_case` finds that
 * a program that prints nothing passes.
 */
function graderTests(truth: CodeGroundTruth): InputOutput | { readonly assert_case: string[] } | undefined {
  const asserts = pythonTests(truth);
  return asserts === undefined ? inputOutput(truth) : { assert_case: asserts };
}

/** Tests as the APPS graders take them: lists side by side, `fn_name` for calls; undefined for assertions and test files. */
export function inputOutput(truth: CodeGroundTruth): InputOutput | undefined {
  const cases = truth.tests.flatMap((test): [input: string, output: string][] => {
    if ('stdin' in test) return [[test.stdin, test.stdout]];
    if (!('args' in test)) return [];
    return [[test.args.map((arg) => JSON.stringify(arg)).join('\n'), JSON.stringify(test.expected)]];
  });
  if (cases.length < truth.tests.length) return undefined;
  return {
    inputs: cases.map(([input]) => input),
    outputs: cases.map(([, output]) => output),
    ...(truth.tests.some((test) => 'args' in test) ? { fn_name: functionName(truth) } : {}),
  };
}

/** Those graders look a name up in a class Solution by themselves. */
function functionName({ entry_point = '' }: CodeGroundTruth): string {
  return entry_point.replace(/^Solution\(\)\./, '');
}
