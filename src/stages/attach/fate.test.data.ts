import type { Problem } from '#datasets/problem.js';
import type { Result, StageContext } from '../../pipeline/stage.js';
import { attach } from './index.js';

/** What attach makes of one problem, notes too. */
export async function fateOf(
  problem: Partial<Problem>,
  settings: object,
  judge: StageContext['judge'],
): Promise<Result> {
  const context = {
    seed: 1,
    jobs: 1,
    told: () => undefined,
    resolve: (path: string) => path,
    sourceRank: () => 0,
    judge,
  };
  const stage = await attach.open(attach.settings.parse(settings), context);
  const whole: Problem = {
    id: 't:1',
    domain: 'math',
    prompt: [{ role: 'user', content: 'How many?' }],
    source: { dataset: 't' },
    tags: [],
    meta: {},
    ...problem,
  };
  const [result] = await stage.apply([whole]);
  if (result === undefined) throw new Error('no result');
  return result;
}

export const gold = (answer: string): Problem['ground_truth'] => ({ verifier: 'math', answer });
