/**
 * attach: the place where a bad ground truth dies. A ground truth that sits inside the reference solution is taken out; each is
 * checked to be judgeable and to accept itself; a reference solution must earn the reward 1, by running it, and tests must agree with
 * themselves, with most references, and refuse programs that do nothing. A judge that fails proves nothing: such a row is
 * dropped as unproven, never as wrong.
 */

import type { Problem } from '#datasets/problem.js';
import { verifierOf } from '#verifiers/registry.js';
import type { Verdict } from '#verifiers/verifier.js';
import type { Judgement } from '../../judgement.js';
import { addEach } from '../../pipeline/counts.js';
import type { Note, Result, Stage, StageContext, StageRun } from '../../pipeline/stage.js';
import { anyAnswerOf } from './any-answer.js';
import { byChoicePolicy } from './choice-policy.js';
import { examineTests, isCode } from './examine-tests.js';
import { withMadeTests } from './generate/index.js';
import { withPureTests } from './pure-tests.js';
import { type Answered, type Asked, firstQuestionsOf, isSettled, questionsAfter } from './questions.js';
import { type Settings, settings } from './settings.js';
import { type Attached, contradicts, settleTruth } from './settle-truth.js';
import type { Standing } from './standing.js';
import { dropWeak } from './weak-tests.js';

export const attach: Stage<Settings> = { name: 'attach', settings, open };

function open(given: Settings, context: StageContext): StageRun {
  const figures = { extracted: 0, proven: 0, unproven: 0, disagreements: 0, dropped_tests: 0, made_tests: 0 };

  async function apply(batch: readonly Problem[]): Promise<Result[]> {
    const settled = batch.map((problem): Standing => {
      const one = settle(problem, given);
      if ('problem' in one && !problem.ground_truth) figures.extracted++;
      return one;
    });
    const proven = await prove(settled);
    const made = await make(proven);
    const standings = given.prove && given.weak_tests === 'drop' ? await dropWeak(made, context) : made;
    return standings.map((one): Result => {
      count(one);
      const result = 'problem' in one ? { kept: one.problem } : { dropped: one.dropped, reason: one.reason };
      return one.notes.length > 0 ? { ...result, notes: one.notes } : result;
    });
  }

  async function make(proven: Standing[]): Promise<Standing[]> {
    const { judge, run, seed } = context;
    if (given.generate === false || run === undefined) return proven;
    return withMadeTests(proven, given.generate, given.agree, { judge, run, seed });
  }

  async function prove(settled: readonly Standing[]): Promise<Standing[]> {
    const first = await ask(
      settled.map((one) => ('problem' in one ? firstQuestionsOf(one.problem, given) : nothing)),
    );
    const rest = await ask(
      settled.map((one, at) =>
        'problem' in one ? questionsAfter(one.problem, first[at] ?? nothing, given) : nothing,
      ),
    );
    return settled.map((one, at) => {
      if (!('problem' in one)) return one;
      const [early = nothing, late = nothing] = [first[at], rest[at]];
      const answers = early.length === 0 ? late : [...early.filter(isSettled), ...late];
      const proof = answered(one.problem, answers, given);
      return one.notes.length === 0 ? proof : { ...proof, notes: [...one.notes, ...proof.notes] };
    });
  }

  /** Asks the judge for all problems at once: it fills its workers by itself. */
  async function ask(asked: readonly (readonly Asked[])[]): Promise<(readonly Answered[])[]> {
    const judgements: Judgement[] = [];
    for (const questions of asked) for (const { judgement } of questions) judgements.push(judgement);
    const verdicts = await context.judge(judgements);
    let next = 0;
    return asked.map((questions) =>
      questions.length === 0
        ? nothing
        : questions.map(({ role, judgement }) => ({ role, judgement, verdict: verdicts[next++] as Verdict })),
    );
  }

  function count(one: Standing): void {
    for (const { report, row } of one.notes) {
      if (report === 'disagreements') figures.disagreements++;
      if (report === 'dropped-tests') figures.dropped_tests++;
      if (report === 'test-strength')
        figures.made_tests += Number(row.tests_after) - Number(row.tests_before);
    }
    if ('reason' in one && unproven.has(one.reason.code)) figures.unproven++;
    if ('problem' in one && one.problem.solution !== undefined && given.prove) figures.proven++;
  }

  return {
    apply,
    inFlight: 4,
    anyThread: true,
    figures: () => ({ ...figures }),
    tally: () => figures,
    add: (tally) => addEach(figures, tally as typeof figures),
    incomplete: () => figures.unproven > 0,
  };
}

/** Most problems ask nothing of one kind or another. */
const nothing: readonly never[] = [];

/** What this machine could not prove, and the next run tries again. */
const unproven = new Set(['judge-fault', 'missing-module']);

/** What the row says by itself, before anything is judged. */
function settle(problem: Problem, given: Settings): Standing {
  const truth = problem.ground_truth;
  if (
    given.unjudged === 'keep' &&
    truth !== undefined &&
    verifierOf(truth).inspect(truth)?.code === 'no-judge'
  )
    return { problem: problem as Attached, notes: nothing };
  const settled = settleTruth(problem);
  if ('dropped' in settled) return { ...settled, notes: nothing };
  const rephrased = byChoicePolicy(settled.problem, given.choice);
  if ('reason' in rephrased) return { dropped: settled.problem, reason: rephrased.reason, notes: [] };
  if (!isCode(rephrased.problem)) return { problem: rephrased.problem, notes: nothing };
  const any = given.any_answer === 'drop' ? anyAnswerOf(rephrased.problem) : undefined;
  if (any !== undefined) {
    const message = `the task takes any of several answers (“${any}”), and its tests compare with one: right programs would earn 0`;
    return { dropped: settled.problem, reason: { code: 'any-answer', message }, notes: [] };
  }
  if (given.impure_tests === 'keep') return { ...rephrased, notes: [] };
  const pure = withPureTests(rephrased.problem);
  return 'reason' in pure ? { ...pure, dropped: settled.problem } : pure;
}

function answered(problem: Attached, answers: readonly Answered[], given: Settings): Standing {
  const drop = (code: string, message: string, notes: readonly Note[] = nothing): Standing => ({
    ...{ dropped: problem, reason: { code, message }, notes },
  });
  const of = (role: Asked['role']) => answers.filter((one) => one.role === role).map((one) => one.verdict);
  const contradiction = (role: Asked['role']) =>
    answers.find((one) => one.role === role && contradicts(truth, one.verdict))?.verdict;
  const fault = answers.find(({ verdict }) => verdict.outcome === 'fault');
  if (fault !== undefined) return drop('judge-fault', fault.verdict.reason);
  const truth = problem.ground_truth;
  const self = contradiction('self');
  if (self !== undefined)
    return drop('ungradable', `the ground truth does not accept itself: ${self.reason}`);
  if (isCode(problem)) {
    const examined = examineTests(problem, { references: of('reference'), again: of('again') }, given);
    return 'reason' in examined ? { ...examined, dropped: problem } : examined;
  }
  const other = contradiction('reference');
  if (other === undefined) return { problem, notes: nothing };
  const notes = [disagreement(problem, other)];
  if (given.disagreements === 'keep') return { problem, notes };
  return drop('reference-fails', `the reference solution does not earn the reward 1: ${other.reason}`, notes);
}

/** Two sources of truth that contradict each other: the answer field and the answer that the solution marks. */
function disagreement(problem: Attached, { extracted, rule, reason }: Verdict): Note {
  const { id, ground_truth, solution, prompt, source } = problem;
  return {
    report: 'disagreements',
    row: { id, ground_truth, solution_says: extracted, rule, because: reason, prompt, solution, source },
  };
}
