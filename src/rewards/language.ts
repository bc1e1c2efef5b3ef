import { z } from 'zod';
import { RowError } from '#datasets/problem.js';
import type { Group, RewardFunction } from './reward.js';
import { languages, mainScript, scriptOf, scriptShare } from './scripts-of.js';

const settings = z.strictObject({
  /** The language to reason in, by its two-letter code (ISO 639-1); `prompt` is the language of the prompt. */
  language: z.enum(['prompt', ...languages]).default('prompt'),
});

/**
 * The share of words in the target language within the reasoning, from 0 to 1: the language consistency reward of DeepSeek-R1 (arXiv
 * 2501.12948, section 2.3.2). The reasoning is the think block, or the whole completion where there is none. Words are told apart by
 * their script; formulas and code are no words. A reasoning without words has 0.
 */
export const language: RewardFunction<z.infer<typeof settings>> = {
  name: 'language',
  settings,
  groupWise: false,
  values: (group, { language: asked }) => {
    const script = asked === 'prompt' ? promptScript(group) : scriptOf(asked);
    return group.samples.map(({ completion }) => {
      const reasoning = reasoningOf(completion);
      return scriptShare(reasoning, script ?? mainScript(reasoning) ?? '') ?? 0;
    });
  },
};

/** Undefined for a prompt without words, such as a bare formula: it asks for no language, and then each reasoning is to keep to its own. */
function promptScript({ prompt }: Group): string | undefined {
  if (prompt !== undefined) return mainScript(prompt);
  throw new RowError(
    'prompt',
    'the language is to be that of the prompt, and the row has none; add `prompt`, or name the language',
  );
}

/** What stands before the last `</think>`; the whole where it is never closed or never opened. */
function reasoningOf(completion: string): string {
  const closed = completion.lastIndexOf('</think>');
  return closed < 0 ? completion : completion.slice(0, closed);
}
