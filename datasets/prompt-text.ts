import type { Problem } from './problem.js';

/** What the user asks: the content of the prompt's user messages, a blank line between them. */
export function promptText(problem: Pick<Problem, 'prompt'>): string {
  return problem.prompt
    .filter((message) => message.role === 'user')
    .map((message) => message.content)
    .join('\n\n');
}
