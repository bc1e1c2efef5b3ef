import { extractAnswer } from '#verifiers/math/index.js';

/** The marks that a solution puts on its answer; a last formula or a lone line may be anything. */
const sureRules: ReadonlySet<string> = new Set(['boxed', 'hashes', 'phrase']);

/** Whether an answer was found by a rule that leaves no doubt. */
export function isSurelyMarked(rule: string | undefined): boolean {
  return rule !== undefined && sureRules.has(rule);
}

/** The answer that a reference solution marks as its own, and the rule that found it; undefined when it marks none. */
export function markedAnswer(
  solution: string | undefined,
): { readonly text: string; readonly rule: string } | undefined {
  const found = solution === undefined ? null : extractAnswer(solution);
  return found !== null && isSurelyMarked(found.rule) && found.text.trim() !== '' ? found : undefined;
}
