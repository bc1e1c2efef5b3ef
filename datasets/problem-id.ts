import { hash } from 'node:crypto';
import type { Draft } from './problem.js';

const hexDigits = 16;

/** The dataset's name with the row's own id, or else with a hash of the prompt and the truth, spacing aside. */
export function problemId(
  dataset: string,
  draft: Pick<Draft, 'id' | 'prompt' | 'ground_truth' | 'solution'>,
): string {
  if (draft.id !== undefined) return `${dataset}:${draft.id}`;
  const truth = draft.ground_truth === undefined ? draft.solution : canonical(draft.ground_truth);
  const asked = draft.prompt.map((message) => message.content).join('\n\n');
  const digest = hash('sha256', `${normalized(asked)}\0${normalized(truth ?? '')}`);
  return `${dataset}:${digest.slice(0, hexDigits)}`;
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
