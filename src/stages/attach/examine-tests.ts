import type { CodeGroundTruth } from '#verifiers/code/ground-truth.js';
import type { TestOutcome, Verdict } from '#verifiers/verifier.js';
import type { Note, Reason } from '../../pipeline/stage.js';
import type { Settings } from './settings.js';
import type { Attached } from './settle-truth.js';

export type CodeProblem = Attached & { readonly ground_truth: CodeGroundTruth };

export function isCode(problem: Attached): problem is CodeProblem {
  return problem.ground_truth.verifier === 'code';
}

/** What the reference solutions said of the tests, each of which was run. */
export interface Said {
  /** One verdict for each reference; the first is the solution's. */
  readonly references: readonly Verdict[];
  /** Further runs of the solution. */
  readonly again: readonly Verdict[];
}

/** A problem with the tests that it keeps, or why it has none that can be trusted; and the tests that it lost. */
export type Examined = { readonly notes: readonly Note[] } & (
  | { readonly problem: CodeProblem }
  | { readonly reason: Reason }
);

/**
 * Drops the tests that differ from run to run and those that too few references accept; then asks whether enough references pass all
 * that are left. A lone reference must pass every test that is not flaky. One that lacks a module is not called wrong.
 */
export function examineTests(problem: CodeProblem, said: Said, given: Settings): Examined {
  const { tests } = problem.ground_truth;
  const first = said.references[0];
  if (first === undefined) return { problem, notes: [] };
  const outcomes = said.references.map((verdict) => outcomesOf(verdict, tests.length));
  const votes = votersAmong(outcomes);
  const voting = outcomes.filter((_, at) => votes[at]);
  const several = voting.length > 1;
  const why = tests.map((_, at) => {
    const runs = [first, ...said.again].map((verdict) => outcomesOf(verdict, tests.length)[at]);
    if (votes[0] && new Set(runs).size > 1) return `flaky: ${[...new Set(runs)].join(', then ')}`;
    const accepting = voting.filter((one) => one[at] === 'accepted').length;
    if (several && accepting < given.agree * voting.length) {
      return `disputed: ${accepting} of ${voting.length} references agree`;
    }
    return undefined;
  });
  const notes = [
    ...why.flatMap((reason, at) => (reason === undefined ? [] : [droppedTest(problem, at, reason)])),
    ...votes.flatMap((vote, at) => (vote ? [] : [droppedReference(problem, at, outcomes[at] ?? [])])),
  ];
  const kept = tests.flatMap((_, at) => (why[at] === undefined ? [at] : []));
  if (kept.length === 0) return { notes, reason: noTests(why) };
  const passing = outcomes.map((one) => kept.every((at) => one[at] === 'accepted'));
  const reason = several
    ? tooFew(
        passing.filter((_, at) => votes[at]),
        given,
      )
    : alone(passing[votes.indexOf(true)], first);
  if (reason !== undefined) return { notes, reason };
  return { notes, problem: narrowed(problem, kept, passing) };
}

/**
 * All of them; but where one passes every test, not those that only break (a solution of another form, from another dataset). One that answers
 * otherwise keeps its vote: there may be several right answers.
 */
function votersAmong(outcomes: readonly (readonly TestOutcome[])[]): boolean[] {
  const isProven = outcomes.some((one) => one.every((outcome) => outcome === 'accepted'));
  return outcomes.map((one) => !isProven || one.some((outcome) => answering.has(outcome)));
}

const answering: ReadonlySet<TestOutcome> = new Set(['accepted', 'wrong_answer']);

function outcomesOf({ tests, outcome }: Verdict, total: number): TestOutcome[] {
  const known = tests?.outcomes ?? [];
  const missing: TestOutcome = outcome === 'correct' ? 'accepted' : 'runtime_error';
  return Array.from({ length: total }, (_, at) => known[at] ?? missing);
}

function noTests(why: readonly (string | undefined)[]): Reason {
  const flaky = why.every((one) => one?.startsWith('flaky'));
  return flaky
    ? { code: 'flaky-tests', message: `every test differs from run to run: ${why[0]}` }
    : { code: 'disputed-tests', message: `no test is left on which the references agree: ${why[0]}` };
}

function tooFew(passing: readonly boolean[], given: Settings): Reason | undefined {
  const count = passing.filter(Boolean).length;
  if (count >= given.pass * passing.length) return undefined;
  return {
    code: 'disputed-tests',
    message: `${count} of ${passing.length} reference solutions pass the tests on which most agree`,
  };
}

function alone(passes: boolean | undefined, { reason }: Verdict): Reason | undefined {
  if (passes) return undefined;
  const [, module] = /ModuleNotFoundError: No module named '([^']+)'/.exec(reason) ?? [];
  if (module !== undefined) {
    const message = `the reference solution needs the module ${module}, which Python has not got where programs run; nothing is proven: install it there and build again, or choose another sandbox`;
    return { code: 'missing-module', message };
  }
  return {
    code: 'reference-fails',
    message: `the reference solution does not earn the reward 1: ${reason}`,
  };
}

/** The kept tests, and as solution a reference that passes them. Unchanged where nothing was dropped. */
function narrowed(problem: CodeProblem, kept: readonly number[], passing: readonly boolean[]): CodeProblem {
  const { ground_truth: truth } = problem;
  const references = [problem.solution, ...(problem.references ?? [])];
  const sound = references.filter((_, at) => passing[at]).flatMap((one) => one ?? []);
  const [solution, ...others] = sound;
  if (kept.length === truth.tests.length && sound.length === references.length) return problem;
  const { references: _, ...rest } = problem;
  return {
    ...rest,
    ground_truth: { ...truth, tests: kept.map((at) => truth.tests[at]!) },
    ...(solution === undefined ? {} : { solution }),
    ...(others.length > 0 ? { references: others } : {}),
  };
}

/** A line of the report on tests that were dropped while their problem may be kept. */
export function droppedTest(problem: CodeProblem, at: number, reason: string): Note {
  const row = { id: problem.id, test: at + 1, reason, body: problem.ground_truth.tests[at] };
  return { report: 'dropped-tests', row: { ...row, source: problem.source } };
}

/** A line of the report on references that other references and the tests prove wrong. */
function droppedReference(problem: CodeProblem, at: number, outcomes: readonly TestOutcome[]): Note {
  const { id, solution, references = [], source } = problem;
  const reason = `answers no test, and another reference passes all: ${[...new Set(outcomes)].join(', ')}`;
  return {
    report: 'dropped-references',
    row: { id, reference: at + 1, reason, program: [solution, ...references][at], source },
  };
}
