/** What a row of `rlvr verify` may tell for its rewards: lengths in tokens, the prompt, reward functions of its own. */
import { type Row, RowError } from '#datasets/problem.js';
import { issueText, type RewardList, rewardList } from '../rewards/index.js';

/** `tokens`: for each completion its number of tokens, or the list of its token ids. */
export function readTokens(row: Row, completions: number, many: boolean): number[] | undefined {
  const { tokens } = row;
  if (tokens === undefined || tokens === null) return undefined;
  const counts = (many && Array.isArray(tokens) ? tokens : [tokens]).map((one) =>
    Array.isArray(one) ? one.length : one,
  );
  if (counts.length !== completions || !counts.every((count) => Number.isInteger(count) && count >= 0)) {
    throw new RowError('tokens', '`tokens` must give a whole number for each completion of the row');
  }
  return counts;
}

/** The text of `prompt`, or of the problem's prompt: text, or the user's turns of chat messages. */
export function readPrompt(row: Row): string | undefined {
  const given = row.prompt ?? (row.problem as Row | null | undefined)?.prompt;
  if (typeof given === 'string') return given;
  if (!Array.isArray(given)) return undefined;
  return given.flatMap((turn) => (turn?.role === 'user' ? [String(turn.content)] : [])).join('\n\n');
}

/** `reward_functions`: a list as in a recipe. */
export function readRewards(row: Row): RewardList | undefined {
  const { reward_functions: given, rewards } = row;
  if (given === undefined || given === null) {
    if (Array.isArray(rewards) && rewards.some((one) => typeof one === 'string')) {
      throw new RowError(
        'rewards',
        'reward functions go under `reward_functions`; `rewards` is what comes out',
      );
    }
    return undefined;
  }
  const parsed = rewardList.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new RowError('reward_functions', issueText(parsed.error));
}
