/**
 * The part of a completion that counts: what stands after the reasoning. Shared by every verifier, so that none of them
 * finds an answer in a thought.
 */

const open = '<think>';
const close = '</think>';

/**
 * Text after the last `</think>`. A completion whose last think block is never closed has no answer: null.
 */
export function answerPart(completion: string): string | null {
  // The forward search is many times faster, and most completions have no think block.
  const closed = completion.includes(close) ? completion.lastIndexOf(close) : -1;
  const rest = closed < 0 ? completion : completion.slice(closed + close.length);
  return rest.includes(open) ? null : rest;
}
