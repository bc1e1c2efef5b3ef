import { z } from 'zod';
import { plainNumber } from '../exact-json.js';
import type { Draft } from '../problem.js';
import { RowError } from '../problem.js';

/** Text that says something. */
export const text = z.string().regex(/\S/, 'is empty');
/** A field that may be missing, null or (in CSV) empty. */
export const maybeText = z.string().nullish();
/** An id or an answer, which some files hold as a number. */
export const textOrNumber = z.union([text, z.number()]);
export type TextOrNumber = z.infer<typeof textOrNumber>;

export function asText(value: TextOrNumber): string {
  return typeof value === 'number' ? plainNumber(value) : value;
}

export function userPrompt(content: string): Draft['prompt'] {
  return [{ role: 'user', content }];
}

export function mathAnswer(answer: TextOrNumber): { verifier: 'math'; answer: string } {
  return { verifier: 'math', answer: asText(answer).trim() };
}

/** A tag from a label: lower case, words joined by hyphens ("Level 3" is level-3). */
export function tag(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** The tags of those labels that are there. */
export function tags(...labels: readonly (string | null | undefined)[]): string[] {
  return labels.filter((label) => label != null && label !== '').map((label) => tag(label as string));
}

/** An optional property: `{}` where the value is missing or blank, so that no key holds undefined. */
export function optional<K extends string>(
  key: K,
  value: TextOrNumber | null | undefined,
): { [P in K]?: string } {
  if (value == null || (typeof value === 'string' && value.trim() === '')) return {};
  return { [key]: asText(value) } as { [P in K]?: string };
}

/** A list that a CSV cell or a JSON string holds as JSON text. */
export function jsonField(field: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw new RowError(
      field,
      `${field} is a string that holds no JSON; write the list itself or its JSON text`,
    );
  }
}

/** The letter of an option: 0 is A. */
export function letter(index: number): string {
  return String.fromCharCode(65 + index);
}

/** A question with its options, one to a line, each with its letter. */
export function choicePrompt(question: string, options: readonly string[]): Draft['prompt'] {
  const lines = options.map((option, at) => `${letter(at)}. ${option}`);
  return userPrompt(`${question.trim()}\n\n${lines.join('\n')}`);
}
