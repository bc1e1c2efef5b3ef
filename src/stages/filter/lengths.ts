import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { exitCode, Failure } from '../../failure.js';
import type { RuleContext } from './rule.js';

/**
 * The pieces that byte-pair encoders cut a text into before they merge: each is one token or more. English prose has about 1.1
 * tokens a piece.
 */
const piece = /\p{L}+|\p{N}{1,3}|[^\s\p{L}\p{N}]+/gu;
const word = /[^\s]+/g;

export const tokenizerSetting = z
  .string()
  .optional()
  .describe(
    'a tokenizer.json that counts the tokens; without one, runs of letters, up to three digits, or signs count as a token each',
  );

export function wordsIn(text: string): number {
  return text.match(word)?.length ?? 0;
}

/** Counts tokens, by the named tokenizer or by pieces. @throws Failure for a file that is no tokenizer, or a missing package. */
export async function tokenCounter(
  tokenizer: string | undefined,
  { resolve }: RuleContext,
): Promise<(text: string) => number> {
  if (tokenizer === undefined) return (text) => text.match(piece)?.length ?? 0;
  try {
    const { Tokenizer } = await import('@huggingface/tokenizers');
    const encoder = new Tokenizer(JSON.parse(await readFile(resolve(tokenizer), 'utf8')), {});
    return (text) => encoder.encode(text, { add_special_tokens: false }).ids.length;
  } catch (cause) {
    throw new Failure(exitCode.missing, {
      message: `the tokenizer ${tokenizer} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: 'name the tokenizer.json of a model; it needs the package @huggingface/tokenizers',
      place: { file: tokenizer },
      cause,
    });
  }
}
