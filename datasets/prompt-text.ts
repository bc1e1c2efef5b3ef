import type { Problem } from './problem.js';

/** What the model is asked, as one text: the contents of the messages, a blank line between them. */
export function promptText(problem: Pick<Problem, 'prompt'>): string {
  return problem.prompt.map((message) => message.content).join('\n\n');
}
