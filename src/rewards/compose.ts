import { rewardFunctions } from './registry.js';
import type { Group, RewardFunction } from './reward.js';
import type { RewardEntry, RewardList } from './reward-list.js';

/** The reward of one completion, and the value of each function before its weight. */
export interface Rewarded {
  /** Σ weight × value; null exactly when the verdict is a fault. */
  readonly reward: number | null;
  /** Absent for a fault: what is not known has no parts. */
  readonly components?: Readonly<Record<string, number>>;
}

/**
 * The rewards of a problem's completions, in order. A completion that could not be judged has the reward null whatever the weights;
 * its length still counts among the group's, so that the others' rewards do not depend on the judge's luck.
 * @throws RowError when the row lacks what a function asks for.
 */
export function rewardGroup(group: Group, list: RewardList): Rewarded[] {
  if (group.samples.length === 0) return [];
  const columns = list.map((entry) => [entry, valuesOf(group, entry)] as const);
  return group.samples.map(({ verdict }, at) => {
    if (verdict.outcome === 'fault') return { reward: null };
    const components: Record<string, number> = {};
    let reward = 0;
    for (const [{ name, weight }, values] of columns) {
      const value = rounded(values[at] as number);
      components[name] = value;
      reward += weight * value;
    }
    return { reward: rounded(reward), components };
  });
}

/** Whether any function looks at more than one completion. */
export function isGroupWise(list: RewardList): boolean {
  return list.some((entry) => functionOf(entry).groupWise);
}

/** Whether any function wants the outcome of every test of a program. */
export function wantsAllTests(list: RewardList): boolean {
  return list.some(({ name }) => name === 'tests');
}

function valuesOf(group: Group, { name, weight: _, ...settings }: RewardEntry): number[] {
  return functionOf({ name }).values(group, settings);
}

function functionOf({ name }: Pick<RewardEntry, 'name'>): RewardFunction {
  return rewardFunctions.find((one) => one.name === name) as RewardFunction;
}

/** Twelve digits: sums of weights such as 0.1 + 0.2 are written as people do. Never −0, which JSON does not know. */
function rounded(value: number): number {
  return Number(value.toPrecision(12)) || 0;
}
