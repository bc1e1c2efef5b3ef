import { createHash } from 'node:crypto';
import type { Draft } from './problem.js';

/**
 * The stable name of a problem: the source's own id where it has one, else 16 hex digits of a hash over the prompt without its
 * white space and the ground truth (or the solution that holds it).
 */
export function problemId(dataset: string, draft: Draft): string {
  if (draft.id !== undefined) return draft.id;
  if (draft.key !== undefined) return `${dataset}:${draft.key}`;
  const asked = draft.prompt.map((message) => message.content.normalize('NFC').replace(/\s+/g, ' ').trim());
  const truth = draft.ground_truth ?? draft.solution ?? null;
  const digest = createHash('sha256')
    .update(JSON.stringify([asked, truth]))
    .digest('hex');
  return `${dataset}:${digest.slice(0, 16)}`;
}
