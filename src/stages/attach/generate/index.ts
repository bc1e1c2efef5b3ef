/**
 * Tests made from reference solutions: inputs like those of the tests that are there, outputs on which enough references agree. It never makes a
 * test of an output that a lone reference gives only once, and says how many wrong programs the tests tell from the reference, before
 * and after.
 */
import { random } from '#datasets/random.js';
import type { CodeGroundTruth } from '#verifiers/code/ground-truth.js';
import type { Note, StageContext } from '../../../pipeline/stage.js';
import { fenced } from '../completions.js';
import { type CodeProblem, isCode } from '../examine-tests.js';
import type { Standing } from '../standing.js';
import { inputsFor } from './inputs.js';
import { mutantsOf } from './mutants.js';
import { type Input, type Output, outputsOf, type RunProgram } from './reference-outputs.js';
import type { Generation } from './settings.js';
import { callsOf, type TestCalls } from './test-calls.js';

type CodeTest = CodeGroundTruth['tests'][number];
type Lent = Pick<StageContext, 'judge' | 'seed'> & { readonly run: RunProgram };

/** The problems with the tests that could be made for them. @param agree the share of references that must agree on an output */
export async function withMadeTests(
  standings: readonly Standing[],
  given: Generation,
  agree: number,
  lent: Lent,
): Promise<Standing[]> {
  return Promise.all(
    standings.map(async (one) => {
      if (!('problem' in one) || !isCode(one.problem) || one.problem.ground_truth.language !== 'python')
        return one;
      const made = await strengthened(one.problem, given, agree, lent);
      return { problem: made.problem, notes: [...one.notes, ...made.notes] };
    }),
  );
}

async function strengthened(
  problem: CodeProblem,
  given: Generation,
  agree: number,
  lent: Lent,
): Promise<{ problem: CodeProblem; notes: Note[] }> {
  const { solution, ground_truth: truth } = problem;
  if (solution === undefined) return { problem, notes: [] };
  const calls = callsOf(truth);
  const inputs = await inputsFor(problem, calls, lent.seed, given, lent.run);
  const tests = inputs.length === 0 ? [] : await testsFor(problem, solution, calls, inputs, agree, lent);
  const made = await accepted(problem, solution, tests, lent);
  const after = { ...problem, ground_truth: { ...truth, tests: [...truth.tests, ...made] } };
  const strength = await strengthOf(after, truth.tests.length, given.mutants, lent);
  const counts = { tests_before: truth.tests.length, tests_after: after.ground_truth.tests.length };
  const row = { id: problem.id, ...counts, inputs: inputs.length, ...strength, source: problem.source };
  return { problem: made.length === 0 ? problem : after, notes: [{ report: 'test-strength', row }] };
}

/** The tests that the inputs make, where enough references agree on the output. */
async function testsFor(
  { references = [], ground_truth: truth }: CodeProblem,
  solution: string,
  calls: TestCalls | null,
  inputs: readonly Input[],
  agree: number,
  lent: Lent,
): Promise<CodeTest[]> {
  // A lone reference is asked twice: what it draws is no answer.
  const programs = references.length === 0 ? [solution, solution] : [solution, ...references];
  const answers = await Promise.all(
    programs.map((program, at) => outputsOf(program, inputs, truth, calls, lent.run, at)),
  );
  return inputs.flatMap((input, at): CodeTest[] => {
    const output = agreed(
      answers.map((one) => one[at]),
      references.length === 0 ? 1 : agree,
    );
    if (output === undefined) return [];
    if ('stdin' in input) return [{ stdin: input.stdin, stdout: output }];
    return calls === null ? [] : [calls.testOf(input.args, output)];
  });
}

/** Those of the made tests that the judge lets the solution itself pass. */
async function accepted(
  problem: CodeProblem,
  solution: string,
  tests: readonly CodeTest[],
  { judge }: Lent,
): Promise<readonly CodeTest[]> {
  if (tests.length === 0) return [];
  const groundTruth = { ...problem.ground_truth, tests: [...tests], all_tests: true };
  const [verdict] = await judge([{ completion: fenced(solution, 'python'), groundTruth }]);
  if (verdict?.outcome === 'correct') return tests;
  return tests.filter((_, at) => verdict?.tests?.outcomes[at] === 'accepted');
}

/** The output that enough programs give, blanks aside. */
function agreed(outputs: readonly Output[], share: number): string | undefined {
  const counts = new Map<string, string[]>();
  for (const output of outputs) {
    if (output === undefined) continue;
    const key = output.trim().replace(/\s+/g, ' ');
    counts.set(key, [...(counts.get(key) ?? []), output]);
  }
  const [most] = [...counts.values()].sort((a, b) => b.length - a.length);
  return most !== undefined && most.length >= share * outputs.length ? most[0] : undefined;
}

/** How many mutants of the solution fail a test; a judge that fails on one says nothing of it. */
async function strengthOf(problem: CodeProblem, before: number, most: number, lent: Lent): Promise<object> {
  const mutants = mutantsOf(problem.solution ?? '', most, random('mutants', lent.seed, problem.id));
  const groundTruth = problem.ground_truth;
  const verdicts = await lent.judge(
    mutants.map(({ source }) => ({ completion: fenced(source, 'python'), groundTruth })),
  );
  const judged = verdicts.flatMap(({ outcome, tests }, at) => {
    if (outcome === 'fault') return [];
    const failed = tests?.outcomes.findIndex((one) => one !== 'accepted') ?? 0;
    return [{ change: mutants[at]?.change, failed: outcome === 'correct' ? -1 : Math.max(0, failed) }];
  });
  const killed = judged.filter(({ failed }) => failed >= 0);
  return {
    mutants: judged.length,
    killed_before: killed.filter(({ failed }) => failed < before).length,
    killed_after: killed.length,
    survivors: judged
      .filter(({ failed }) => failed < 0)
      .slice(0, 5)
      .map(({ change }) => change),
  };
}
