import type { Problem } from '#datasets/problem.js';
import type { Verdict } from '#verifiers/verifier.js';
import type { Note } from '../../pipeline/stage.js';
import type { SuspectSettings } from './suspected-gold.js';

/**
 * Tests that the programs speak against: many pass every test but this one, where they print or return something else, and fewer pass
 * it with all others. Only completions whose every test was run say so.
 */
export function suspectedTests(
  problem: Problem,
  verdicts: readonly Verdict[],
  settings: SuspectSettings,
): Note[] {
  const truth = problem.ground_truth;
  if (truth?.verifier !== 'code' || truth.tests.length < 2) return [];
  const judged = verdicts.filter(({ outcome }) => outcome !== 'fault').length;
  const correct = verdicts.filter(({ outcome }) => outcome === 'correct').length;
  const enough = Math.max(settings.agreeing, settings.share * judged, correct + 1);
  return truth.tests.flatMap((test, at) => {
    const members = verdicts.flatMap((verdict, who) => (failsOnly(verdict, at) ? [who] : []));
    if (members.length < enough) return [];
    const row = {
      id: problem.id,
      test: at + 1,
      gold: test,
      agreeing: members.length,
      judged,
      share: Math.round((members.length / judged) * 1e4) / 1e4,
      agreeing_with_gold: correct,
      completions: members,
      because: verdicts[members[0] as number]?.reason,
      prompt: problem.prompt,
      source: problem.source,
    };
    return [{ report: 'suspected-tests', row }];
  });
}

function failsOnly({ tests }: Verdict, at: number): boolean {
  if (tests === undefined || tests.outcomes.length < tests.total) return false;
  return tests.outcomes[at] === 'wrong_answer' && tests.passed === tests.total - 1;
}
