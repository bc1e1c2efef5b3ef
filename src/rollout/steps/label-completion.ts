import type { Judgeable } from '#datasets/problem.js';
import type { Sources, Work } from '../samples.js';
import { samplesOf } from '../samples.js';
import { tallyOf } from '../waves.js';
import type { LabelledCompletion, LabelledStep } from './labelled-steps.js';
import { type Split, splitSteps } from './split-steps.js';

/**
 * Labels the steps of one completion: from the end of each step but the last, `n` completions are sampled and judged together with what
 * stands before; the last step's only completion is the completion itself. (Math-Shepherd, section 3.3.)
 */
export async function labelCompletion(
  problem: Judgeable,
  at: number,
  given: { readonly work: Work; readonly n: number; readonly split: Split; readonly sources: Sources },
): Promise<LabelledCompletion & { readonly faults: readonly string[] }> {
  const { work, n, split, sources } = given;
  const completion = problem.rollout?.completions[at] as string;
  const texts = splitSteps(completion, split);
  const faults: string[] = [];
  const inner = texts.slice(0, -1).map(async (text, place): Promise<LabelledStep> => {
    const prefix = texts.slice(0, place + 1).join('');
    const samples = await samplesOf({ ...work, prefix }, 0, n, sources);
    faults.push(...samples.flatMap((sample) => ('fault' in sample ? [sample.fault] : [])));
    const { passed, judged } = tallyOf(samples);
    return { text, samples: judged, correct: passed };
  });
  const [verdict] = await sources.judge([{ completion, groundTruth: work.groundTruth }]);
  const outcome = verdict?.outcome ?? 'fault';
  const last: LabelledStep = {
    text: texts.at(-1) ?? '',
    samples: outcome === 'fault' ? 0 : 1,
    correct: outcome === 'correct' ? 1 : 0,
  };
  return { problem, completion: at, outcome, steps: [...(await Promise.all(inner)), last], faults };
}
