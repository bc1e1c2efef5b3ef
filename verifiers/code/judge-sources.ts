/**
 * Judges assertions and test files. The tests run in one process and the program in another: first the tests are
 * rehearsed to find the calls they make, then the program performs these calls, then the tests run again on its answers.
 * So no expected value is ever where the program could read it, and an object that equals everything arrives as plain data.
 */
import type { Sandbox } from '#sandboxes/sandbox.js';
import type { CodeGroundTruth } from './ground-truth.js';
import { limitsOf } from './limits.js';
import { type Answer, type Call, perform, type RehearsalTest, rehearse, type State } from './perform.js';
import { accepted, Fault, type TestResult } from './test-result.js';

/** A test whose calls depend on answers needs a round for each dependence. */
const mostRounds = 256;
const plansKept = 2000;

type Plan = readonly State[];
/** Plans by ground truth: a rollout judges many completions against one. */
const plans = new Map<string, Plan>();

async function planFor(
  sandbox: Sandbox,
  sources: readonly string[],
  groundTruth: CodeGroundTruth,
): Promise<Plan> {
  const entry = groundTruth.entry_point ?? null;
  const { setup, tolerance, checker } = groundTruth;
  const key = JSON.stringify([setup, entry, tolerance, checker, sources]);
  const known = plans.get(key);
  if (known) return known;
  const tests = sources.map((source) => ({ source, entry_point: entry, calls: [], answers: [] }));
  let plan = await rehearse(sandbox, groundTruth, tests, true);
  // A loop that waits for a certain answer never ends on stand-in values; then calls are found one by one.
  if ('outcome' in plan) plan = await rehearse(sandbox, groundTruth, tests, false);
  if ('outcome' in plan) throw new Fault(`the tests do not run: ${plan.reason}`);
  if (plans.size >= plansKept) plans.delete(plans.keys().next().value as string);
  plans.set(key, plan);
  return plan;
}

/** Tests that read what the program prints. */
const looksAtOutput = /\b(?:capsys|capfd|stdout|stderr|redirect_std\w+)\b/;

interface Progress {
  readonly source: string;
  calls: readonly Call[];
  classes: readonly string[];
  answers: readonly Answer[];
  result: TestResult | null;
}

function resultOf(state: Exclude<State, { state: 'more' }>): TestResult {
  if (state.state === 'broken') throw new Fault(state.reason);
  if (state.state === 'passed') return accepted;
  const outcome = state.state === 'raised' ? 'runtime_error' : 'wrong_answer';
  return { outcome, reason: state.reason || 'wrong answer' };
}

/** Runs the tests that have all their answers, together: the program is not there to make one disturb another. */
async function replay(
  sandbox: Sandbox,
  ready: readonly Progress[],
  groundTruth: CodeGroundTruth,
): Promise<void> {
  if (ready.length === 0) return;
  const entry = groundTruth.entry_point ?? null;
  const tests: RehearsalTest[] = ready.map(({ source, calls, answers }) => ({
    source,
    entry_point: entry,
    calls,
    answers,
  }));
  const states = await rehearse(sandbox, groundTruth, tests, true);
  if ('outcome' in states) {
    const [only] = ready;
    // Only what the program answered can make a test that was rehearsed within its bounds pass them.
    if (ready.length === 1 && only) only.result = states;
    else for (const one of ready) await replay(sandbox, [one], groundTruth);
    return;
  }
  for (const [i, one] of ready.entries()) {
    const state = states[i];
    if (!state) throw new Fault('a test gave no result');
    if (state.state === 'more') Object.assign(one, { calls: state.calls, classes: state.classes });
    else one.result = resultOf(state);
  }
}

export async function judgeSources(
  sandbox: Sandbox,
  code: string,
  sources: readonly string[],
  groundTruth: CodeGroundTruth,
): Promise<TestResult[]> {
  if (!groundTruth.all_tests) return untilFailure(sandbox, code, sources, groundTruth);
  const results: TestResult[] = [];
  for (const source of sources) results.push(...(await untilFailure(sandbox, code, [source], groundTruth)));
  return results;
}

async function untilFailure(
  sandbox: Sandbox,
  code: string,
  sources: readonly string[],
  groundTruth: CodeGroundTruth,
): Promise<TestResult[]> {
  const plan = await planFor(sandbox, sources, groundTruth);
  const tests = sources.map((source, i): Progress => {
    const state = plan[i];
    if (state?.state !== 'more')
      throw new Fault(`test ${i + 1}: ${state?.reason || 'never calls the program'}`);
    return { source, calls: state.calls, classes: state.classes, answers: [], result: null };
  });
  for (let round = 0; round < mostRounds; round++) {
    const open = tests.filter((test) => test.result === null);
    if (open.length === 0) break;
    for (const test of open) {
      const { answers, failure } = await perform(
        sandbox,
        code,
        test.calls,
        test.classes,
        limitsOf(groundTruth),
        false,
        looksAtOutput.test(test.source),
      );
      test.answers = answers;
      test.result = failure;
      if (failure) break;
    }
    const failed = tests.findIndex((test) => test.result !== null && test.result !== accepted);
    const before = failed < 0 ? tests : tests.slice(0, failed);
    await replay(
      sandbox,
      before.filter((test) => test.result === null),
      groundTruth,
    );
    const first = tests.findIndex((test) => test.result !== null && test.result !== accepted);
    if (first >= 0 && tests.slice(0, first).every((test) => test.result))
      return finish(tests.slice(0, first + 1));
  }
  return finish(tests);
}

/** A test that goes on asking is one that waits for an answer the program never gives. */
function finish(tests: readonly Progress[]): TestResult[] {
  return tests.map(
    ({ result }) => result ?? { outcome: 'time_limit', reason: `more than ${mostRounds} rounds of calls` },
  );
}
