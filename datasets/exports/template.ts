import { z } from 'zod';
import { domain, type Problem } from '../problem.js';
import { StoredProblem } from './stored-problem.js';

const perDomain = z.union([z.string(), z.partialRecord(domain, z.string())]);

/**
 * What an export adds to every prompt, one text for all or one for each domain: the prompt must ask for what the
 * verifier extracts, such as "Put your final answer within \boxed{}."
 */
export const promptTemplate = z.strictObject({
  system: perDomain.optional().describe('the system prompt, in place of any that the problem has'),
  prefix: perDomain
    .optional()
    .describe('goes before the first user message, or after the last one; a blank line stands between'),
  suffix: perDomain.optional(),
});
export type PromptTemplate = z.infer<typeof promptTemplate>;

/** The problem with its prompt as the template wants it. */
export function withTemplate<P extends Problem>(problem: P, template: PromptTemplate): P {
  const pick = (text: PromptTemplate['system']) => (typeof text === 'object' ? text[problem.domain] : text);
  const [system, prefix, suffix] = [pick(template.system), pick(template.prefix), pick(template.suffix)];
  if (system === undefined && prefix === undefined && suffix === undefined) return problem;
  const whole = problem instanceof StoredProblem ? (problem.whole() as P) : problem;
  const users = problem.prompt.filter((message) => message.role === 'user');
  const prompt = problem.prompt.map((message) => {
    const before = prefix !== undefined && message === users[0] ? `${prefix}\n\n` : '';
    const after = suffix !== undefined && message === users.at(-1) ? `\n\n${suffix}` : '';
    return before || after ? { ...message, content: before + message.content + after } : message;
  });
  if (system === undefined) return { ...whole, prompt };
  const turns = prompt.filter((message) => message.role !== 'system');
  return { ...whole, prompt: [{ role: 'system', content: system }, ...turns] };
}
