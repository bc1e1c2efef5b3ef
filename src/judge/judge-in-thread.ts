import { verifierOf } from '#verifiers/registry.js';
import type { Verdict, Verifier } from '#verifiers/verifier.js';
import type { Judgement } from '../judgement.js';
import { batchSize } from './cpu-judge.js';
import { judgeBatch } from './judge-batch.js';

type Judging = (judgements: readonly Judgement[]) => Promise<Verdict[]>;

/**
 * Judges where it is called what needs only a processor, and has the rest judged elsewhere. For threads that have the judgements at hand: to
 * send them to another costs more than most of them.
 * @param timed runs a batch of judgements where others can see how long it takes
 */
export async function judgeInThread(
  judgements: readonly Judgement[],
  elsewhere: Judging,
  timed: (judge: () => Promise<Verdict[]>) => Promise<Verdict[]>,
): Promise<Verdict[]> {
  const by: Record<Verifier['needs'], Judgement[]> = { cpu: [], sandbox: [] };
  for (const one of judgements) by[verifierOf(one.groundTruth).needs].push(one);
  const { cpu: here, sandbox: programs } = by;
  const sent = programs.length === 0 ? [] : elsewhere(programs);
  const judged: Verdict[] = [];
  for (let start = 0; start < here.length; start += batchSize)
    judged.push(...(await timed(() => judgeBatch(here.slice(start, start + batchSize)))));
  if (programs.length === 0) return judged;
  const answers = { cpu: judged.values(), sandbox: (await sent).values() };
  return judgements.map(({ groundTruth }) => answers[verifierOf(groundTruth).needs].next().value as Verdict);
}
