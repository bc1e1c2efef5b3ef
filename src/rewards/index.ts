/**
 * Rewards: what a completion earns, as a weighted sum of small pure functions over the verdicts of a problem's completions. It never
 * judges, and never gives a number to a completion that could not be judged.
 */
export { isGroupWise, type Rewarded, rewardGroup, wantsAllTests } from './compose.js';
export { issueText, parseRewards, parseRewardsFile } from './parse-rewards.js';
export type { Group, Sample } from './reward.js';
export { type RewardList, rewardList } from './reward-list.js';
