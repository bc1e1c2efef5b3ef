import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { exitCode, Failure } from '../failure.js';
import type { RewardList } from '../rewards/index.js';

/** What makes the reward, for the commands that judge. */
export interface RewardFlags {
  readonly rewards?: string;
  readonly rewardsFile?: string;
  readonly groupBy?: string;
}

export function withRewards(command: Command): Command {
  return command
    .option('--rewards <list>', 'what makes the reward: correct,format:0.2,length:0.5 (docs/rewards.md)')
    .option('--rewards-file <file>', 'the same as a YAML or JSON list with settings')
    .option('--group-by <field>', "rows in a run that share this field are one problem's completions");
}

/** @throws Failure for a mistake in the list */
export async function rewardsOf({
  rewards,
  rewardsFile: file,
}: RewardFlags): Promise<RewardList | undefined> {
  if (rewards === undefined && file === undefined) return undefined;
  const { parseRewards, parseRewardsFile } = await import('../rewards/index.js');
  if (rewards !== undefined && file !== undefined) {
    throw new Failure(exitCode.usage, {
      message: 'there are both --rewards and --rewards-file',
      remedy: 'leave one of them',
    });
  }
  if (rewards !== undefined) return parseRewards(rewards);
  const text = await readFile(file as string, 'utf8').catch((cause) => {
    throw new Failure(exitCode.usage, {
      message: `cannot be read: ${cause.message}`,
      remedy: 'name a YAML or JSON file that lists rewards; docs/rewards.md shows one',
      place: { file: file as string },
      cause,
    });
  });
  return parseRewardsFile(text, file as string);
}
