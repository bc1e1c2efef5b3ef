import { z } from 'zod';
import { RowError } from '#datasets/problem.js';
import type { Sample } from './reward.js';

/** What a length counts: the trainer's tokens, runs of characters between white space, or Unicode code points. */
export const lengthUnit = z.enum(['tokens', 'words', 'characters']);
export type LengthUnit = z.infer<typeof lengthUnit>;

/** @throws RowError when tokens are to be counted and the row does not tell them. */
export function lengthOf({ completion, tokens }: Sample, unit: LengthUnit): number {
  if (unit === 'words') return completion.match(/\S+/g)?.length ?? 0;
  if (unit === 'characters') return codePoints(completion);
  if (tokens !== undefined) return tokens;
  throw new RowError(
    'tokens',
    'the length is to be counted in tokens and the row gives none; add `tokens`, or set the unit to characters or words',
  );
}

/** UTF-16 units, less one for each pair of surrogates. */
function codePoints(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(at + 1);
    if (next >= 0xdc00 && next <= 0xdfff) {
      count--;
      at++;
    }
  }
  return count;
}
