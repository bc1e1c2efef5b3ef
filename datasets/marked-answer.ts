import { defaultPolicy } from '#verifiers/math/equal/judge.js';
import { boxGroups } from '#verifiers/math/extract/boxed.js';
import { extractAnswer } from '#verifiers/math/index.js';
import { judgePair } from '#verifiers/math/pair.js';

/** The marks that a solution puts on its answer; a last formula or a lone line may be anything. */
const sureRules: ReadonlySet<string> = new Set(['tag', 'boxed', 'hashes', 'phrase']);

/** Whether an answer was found by a rule that leaves no doubt. */
export function isSurelyMarked(rule: string | undefined): boolean {
  return rule !== undefined && sureRules.has(rule);
}

export interface MarkedAnswer {
  readonly text: string;
  readonly rule: string;
  /** Other answers that the solution marks as surely: parts of the answer, alternatives, steps on the way. */
  readonly others: readonly string[];
}

/** The answer that a reference solution marks as its own, and the rule that found it; undefined when it marks none. */
export function markedAnswer(solution: string | undefined): MarkedAnswer | undefined {
  const found = solution === undefined ? null : extractAnswer(solution);
  if (solution === undefined || found === null || !isSurelyMarked(found.rule) || found.text.trim() === '')
    return undefined;
  const boxes = found.rule === 'boxed' ? boxGroups(solution).map((group) => group.join(', ')) : [];
  if (boxes.length < 2) return { ...found, others: [] };
  const text = boxes.at(-1) ?? found.text;
  const others = boxes.slice(0, -1).filter((box) => !judgePair(text, box, defaultPolicy).equal);
  return { text, rule: found.rule, others: [...new Set(others)] };
}
