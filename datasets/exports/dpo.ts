import type { CompletionExport } from '../problem.js';
import { type Candidate, selectPairs } from '../select-completions.js';

/** Preference pairs of a correct and a wrong completion, in TRL's conversational form. */
export const dpo: CompletionExport = {
  name: 'dpo',
  file: 'jsonl',
  rows: (problem, selection) =>
    selectPairs(problem, selection).map(({ chosen, rejected }) => ({
      prompt: problem.prompt,
      chosen: turn(chosen),
      rejected: turn(rejected),
      id: problem.id,
      data_source: problem.source.dataset,
      chosen_reward: chosen.reward,
      rejected_reward: rejected.reward,
    })),
};

function turn({ completion }: Candidate): { role: string; content: string }[] {
  return [{ role: 'assistant', content: completion }];
}
