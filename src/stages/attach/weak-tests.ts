import type { StageContext } from '../../pipeline/stage.js';
import { fenced } from './completions.js';
import { isCode } from './examine-tests.js';
import type { Standing } from './standing.js';
import { trivialPrograms } from './trivial-programs.js';

/** Drops the problems whose every test is passed by a program that has understood nothing. A judge that fails on one says nothing. */
export async function dropWeak(
  standings: readonly Standing[],
  context: Pick<StageContext, 'judge'>,
): Promise<Standing[]> {
  if (!standings.some((one) => 'problem' in one && isCode(one.problem))) return [...standings];
  const programs = standings.map((one) =>
    'problem' in one && isCode(one.problem)
      ? trivialPrograms(one.problem.ground_truth, one.problem.solution)
      : [],
  );
  const verdicts = await context.judge(
    standings.flatMap((one, at) => {
      if (!('problem' in one) || !isCode(one.problem)) return [];
      const groundTruth = one.problem.ground_truth;
      return (programs[at] ?? []).map(({ source }) => ({
        completion: fenced(source, 'python'),
        groundTruth,
      }));
    }),
  );
  let next = 0;
  return standings.map((one, at) => {
    const tried = programs[at] ?? [];
    const answers = verdicts.slice(next, next + tried.length);
    next += tried.length;
    const passed = tried.find((_, which) => answers[which]?.reward === 1);
    if (passed === undefined || !('problem' in one)) return one;
    const message = `a program that ${passed.what} passes every test`;
    return { dropped: one.problem, reason: { code: 'weak-tests', message }, notes: one.notes };
  });
}
