import type { Problem } from '#datasets/problem.js';

/** What an export adds to every prompt, so that the prompt asks for what the verifier extracts. */
export interface PromptTemplate {
  /** Becomes a system message before the prompt; one that the prompt has already gives way. */
  readonly system?: string | undefined;
  /** Put after the last user message, a blank line between them; of programs it is not asked. */
  readonly suffix?: string | undefined;
}

export function addressed(prompt: Problem['prompt'], template: PromptTemplate): Problem['prompt'] {
  const { system, suffix } = template;
  let messages = prompt;
  if (system !== undefined) {
    messages = [
      { role: 'system', content: system },
      ...messages.filter((message) => message.role !== 'system'),
    ];
  }
  if (suffix === undefined) return messages;
  const last = messages.findLastIndex((message) => message.role === 'user');
  return messages.map((message, at) =>
    at === last ? { ...message, content: `${message.content}\n\n${suffix}` } : message,
  );
}
