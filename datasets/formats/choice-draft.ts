import { z } from 'zod';
import { plural } from '#verifiers/plural.js';
import { type Draft, RowError } from '../problem.js';
import { choicePrompt, letter, text } from './fields.js';

/** Multiple choice: the prompt lists the options with letters, and the ground truth is a letter. */

export const answerShape = z.union([z.int().nonnegative(), text]);

export function choiceDraft(
  question: string,
  options: readonly string[],
  answer: number | string,
  field: string,
): Draft {
  const at = typeof answer === 'number' ? answer : indexOf(answer, options);
  if (at < 0 || at >= options.length) {
    throw new RowError(
      field,
      `${field} is ${JSON.stringify(answer)}, which names none of ${options.length} ${plural(options.length, 'option')}`,
    );
  }
  return {
    domain: 'choice',
    prompt: choicePrompt(question, options),
    ground_truth: { verifier: 'choice', answer: letter(at), choices: [...options] },
  };
}

/** An answer is a letter, a number counted from 0, or an option's own text. */
function indexOf(answer: string, options: readonly string[]): number {
  const said = answer.trim();
  const same = options.indexOf(said);
  if (same >= 0 && said.length > 1) return same;
  if (/^[A-Z]$/.test(said)) return said.charCodeAt(0) - 65;
  return /^\d+$/.test(said) ? Number(said) : same;
}
