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
  const asked =
    draft.prompt.length === 1
      ? (draft.prompt[0]?.content ?? '')
      : draft.prompt.map((message) => message.content).join('\n\n');
  const digest = hash('sha256', `${normalized(asked)}\0${normalized(truth ?? '')}`);
  return `${dataset}:${digest.slice(0, hexDigits)}`;
}

/** What NFC changes, or joins with what stands before it, is none of the characters before this range. */
const composing = /[\u0300-\uFFFF]/;
/** All but the characters that stand as they are, and a space that stands alone. */
const spacing = /[^!-~ ]/;

function normalized(text: string): string {
  // Nearly every text of one line is as it should be: to ask costs a third of what replacing nothing does.
  if (!spacing.test(text) && !text.includes('  ')) return text.trim();
  const composed = composing.test(text) ? text.normalize('NFC') : text;
  // Single spaces, nearly all there are, need no replacing.
  return composed.replace(/[^\S ]\s*| \s+/g, ' ').trim();
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
