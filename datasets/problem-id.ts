import { digest } from './digest.js';
import type { Draft } from './problem.js';

const hexDigits = 16;

/** The dataset's name with the row's own id, or else with a hash of the prompt and the truth, spacing aside. */
export function problemId(
  dataset: string,
  draft: Pick<Draft, 'id' | 'prompt' | 'ground_truth' | 'solution'>,
): string {
  if (draft.id !== undefined) return `${dataset}:${draft.id}`;
  const truth = draft.ground_truth === undefined ? draft.solution : canonical(draft.ground_truth);
  const asked =
    draft.prompt.length === 1
      ? (draft.prompt[0]?.content ?? '')
      : draft.prompt.map((message) => message.content).join('\n\n');
  return `${dataset}:${digest(asked, truth ?? '').slice(0, hexDigits)}`;
}

function canonical(value: unknown): string {
  return JSON.stringify(sorted(value));
}

/** With the keys of every object sorted: the order in which a format wrote them must not change an id. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted((value as Record<string, unknown>)[key])]));
}
