import { afterAll } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import { openJudge } from '../../judge/judge.js';
import type { Result, StageContext } from '../../pipeline/stage.js';
import { attach } from './index.js';

const judge = openJudge({ jobs: 1, sandbox: 'auto' });
afterAll(() => judge.close());

/** The problem as attach keeps it, or the reason for which it drops it. */
export async function fate(...asked: Parameters<typeof wholeFate>) {
  const result = await wholeFate(...asked);
  return 'kept' in result ? result.kept : result.reason;
}

/** What attach makes of one problem, notes too. */
export async function wholeFate(
  problem: Partial<Problem>,
  settings = {},
  lent: StageContext['judge'] = judge.judge,
): Promise<Result> {
  const context = {
    seed: 1,
    jobs: 1,
    told: () => undefined,
    resolve: (path: string) => path,
    sourceRank: () => 0,
    judge: lent,
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
