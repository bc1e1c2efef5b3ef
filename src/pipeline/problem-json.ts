import type { Problem } from '#datasets/problem.js';

/** All that JSON.stringify writes as it stands. To go through to the end takes two thirds of what it takes to seek something else. */
const plain = /^[ !#-[\]-\uD7FF\uE000-\uFFFF]*$/;
/** In a shorter text there is nothing to save. */
const longText = 100;

/**
 * The JSON text of a problem, letter for letter that of JSON.stringify, which takes three times as long for a letter as it takes to see that
 * it stands for itself: the prompt, most of a row, is looked through and put in.
 */
export function problemJson(problem: Problem): string {
  const [message] = problem.prompt;
  if (message === undefined || !isPlain(message.content) || !isUsual(problem)) return JSON.stringify(problem);
  const { id, domain } = problem;
  // JSON has no place for undefined, and an object is copied faster whole than without some fields.
  const rest = { ...problem, id: undefined, domain: undefined, prompt: undefined };
  const prompt = `[{"role":"${message.role}","content":"${message.content}"}]`;
  return `{"id":${JSON.stringify(id)},"domain":"${domain}","prompt":${prompt},${JSON.stringify(rest).slice(1)}`;
}

function isPlain(text: string): boolean {
  return text.length >= longText && plain.test(text);
}

/** Whether there is one message of a role and a content, and it and the fields before it stand in the order in which problems are read. */
function isUsual(problem: Problem): boolean {
  const [first, second, third] = Object.keys(problem);
  const [one, two, more] = Object.keys(problem.prompt[0] ?? {});
  const ordered = first === 'id' && second === 'domain' && third === 'prompt';
  return problem.prompt.length === 1 && ordered && one === 'role' && two === 'content' && more === undefined;
}
