/** Every check that sees one row, over a batch of rows at once: what costs no more than a look first, then the judge. */
import type { Problem } from '#datasets/problem.js';
import type { Verdict } from '#verifiers/verifier.js';
import type { Judgement } from '../../judgement.js';
import { type Attached, settleTruth } from '../../stages/attach/settle-truth.js';
import type { JudgedCheck, RowCheck, Told } from '../check.js';

/** A finding about a row, without its place. */
export interface RowFinding extends Told {
  readonly code: string;
}

export interface RowChecks {
  readonly looks: readonly RowCheck[];
  readonly judged: readonly JudgedCheck[];
  /** Whether programs are run. */
  readonly programs: boolean;
  judge(judgements: readonly Judgement[]): Promise<readonly Verdict[]>;
}

interface Asked {
  readonly check: JudgedCheck;
  readonly judgements: readonly Judgement[];
}

/** The findings about each problem, in order. */
export async function lookAtRows(problems: readonly Problem[], checks: RowChecks): Promise<RowFinding[][]> {
  const settled = problems.map(settleTruth);
  const asked = settled.map((one) => ('problem' in one ? questions(one.problem, checks) : []));
  const verdicts = await checks.judge(asked.flat().flatMap(({ judgements }) => judgements));
  let next = 0;
  return problems.map((problem, at) => {
    const looked = checks.looks.flatMap((check) => withCode(check.code, check.look(problem)));
    const one = settled[at];
    if (one !== undefined && 'dropped' in one) return [truthless(one.reason), ...looked];
    const answers = (asked[at] ?? []).flatMap(({ check, judgements }) => {
      const own = verdicts.slice(next, next + judgements.length);
      next += judgements.length;
      return answered(check, own, judgements);
    });
    return [...firstOfEach(answers), ...looked];
  });
}

function questions(problem: Attached, { judged, programs }: RowChecks): Asked[] {
  if (problem.ground_truth.verifier === 'code' && !programs) return [];
  return judged.flatMap((check) => {
    const judgements = check.ask(problem);
    return judgements.length === 0 ? [] : [{ check, judgements }];
  });
}

function answered(
  check: JudgedCheck,
  verdicts: readonly Verdict[],
  judgements: readonly Judgement[],
): RowFinding[] {
  const fault = verdicts.find(({ outcome }) => outcome === 'fault');
  if (fault !== undefined)
    return [{ code: 'unproven', message: `${check.code} could not be decided: ${fault.reason}` }];
  return withCode(check.code, check.answer(verdicts, judgements));
}

function withCode(code: string, told: Told | undefined): RowFinding[] {
  return told === undefined ? [] : [{ code, ...told }];
}

/** One failure of the judge is told once per row, whatever number of checks met it. */
function firstOfEach(findings: readonly RowFinding[]): RowFinding[] {
  return findings.filter(
    ({ code }, at) => code !== 'unproven' || findings.findIndex((other) => other.code === code) === at,
  );
}

function truthless(reason: { readonly code: string; readonly message: string }): RowFinding {
  const code = reason.code === 'no-answer' ? 'no-ground-truth' : 'ungradable';
  return { code, message: reason.message, field: 'ground_truth' };
}
