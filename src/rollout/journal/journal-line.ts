import { z } from 'zod';
import { judgedCompletion } from '#datasets/problem.js';

/** What stands in a journal, one JSON object a line. Fields that are not known are passed over. */
const choice = z.object({
  text: z.string(),
  finish: z.string(),
  tokens: z.int().nonnegative().optional(),
});

/** Names the settings that the completions below were sampled with. */
export const header = z.object({
  rlvr_journal: z.literal(1),
  version: z.string(),
  settings: z.record(z.string(), z.json()),
});
export type Header = z.infer<typeof header>;

/** Completions number `first`, `first` + 1, … of what the key stands for; the id is for people. */
export const choicesLine = z.object({
  key: z.string(),
  id: z.string(),
  first: z.int().nonnegative(),
  choices: z.array(choice).min(1),
});

/** What the judge of this version found of completion number `at`, against the ground truth of that hash. */
export const verdictLine = z.object({
  key: z.string(),
  at: z.int().nonnegative(),
  truth: z.string(),
  version: z.string(),
  verdict: judgedCompletion.extend({ reward: z.number(), reason: z.string() }),
});

export const line = z.union([choicesLine, verdictLine, header]);
