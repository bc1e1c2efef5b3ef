import { type CodeProblem, droppedTest, type Examined } from './examine-tests.js';
import { impurityOf } from './impure-tests.js';

/** The problem without the tests that need more of the world than a run has, which no run would have to answer for. */
export function withPureTests(problem: CodeProblem): Examined {
  const truth = problem.ground_truth;
  const needed = truth.tests.map((test) => impurityOf(test, truth));
  if (needed.every((one) => one === undefined)) return { problem, notes: [] };
  const notes = needed.flatMap((what, at) => (what ? [droppedTest(problem, at, `needs ${what}`)] : []));
  const tests = truth.tests.filter((_, at) => needed[at] === undefined);
  if (tests.length > 0) return { notes, problem: { ...problem, ground_truth: { ...truth, tests } } };
  const [what] = needed.filter((one) => one !== undefined);
  return {
    notes,
    reason: { code: 'impure-tests', message: `every test needs the world: the first needs ${what}` },
  };
}
