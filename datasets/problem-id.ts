import { createHash } from 'node:crypto';
import type { Draft } from './problem.js';
import { promptText } from './prompt-text.js';

const hexDigits = 16;

/** The dataset's name with the row's own id, or else with a hash of the prompt and the truth, spacing aside. */
export function problemId(
  dataset: string,
  draft: Pick<Draft, 'id' | 'prompt' | 'ground_truth' | 'solution'>,
): string {
  if (draft.id !== undefined) return `${dataset}:${draft.id}`;
  const truth = draft.ground_truth === undefined ? draft.solution : canonical(draft.ground_truth);
  const hash = createHash('sha256').update(`${normalized(promptText(draft))}\0${normalized(truth ?? '')}`);
  return `${dataset}:${hash.digest('hex').slice(0, hexDigits)}`;
}

function normalized(text: string): string {
  // Single spaces, nearly all there are, need no replacing.
  return text
    .normalize('NFC')
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim();
}

/** JSON with the keys of every object sorted: the order in which a format wrote them must not change an id. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
