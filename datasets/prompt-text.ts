import type { Problem } from './problem.js';

/** What the user asks: the content of the prompt's user messages, a blank line between them. */
export function promptText({ prompt }: Pick<Problem, 'prompt'>): string {
  const [only] = prompt;
  if (prompt.length === 1 && only?.role === 'user') return only.content;
  return prompt
    .filter((message) => message.role === 'user')
    .map((message) => message.content)
    .join('\n\n');
}
