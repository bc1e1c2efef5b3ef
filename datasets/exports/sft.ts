import type { CompletionExport } from '../problem.js';
import { selectCorrect } from '../select-completions.js';

/** Supervised fine-tuning by rejection sampling: a chat for each completion that was kept, as TRL, OpenRLHF and others read it. */
export const sft: CompletionExport = {
  name: 'sft',
  file: 'jsonl',
  rows: (problem, selection) =>
    selectCorrect(problem, selection).map(({ completion, reward }) => ({
      messages: [...problem.prompt, { role: 'assistant', content: completion }],
      id: problem.id,
      data_source: problem.source.dataset,
      reward,
    })),
};
