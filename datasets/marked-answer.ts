import { defaultPolicy } from '#verifiers/math/equal/judge.js';
import { boxGroups } from '#verifiers/math/extract/boxed.js';
import type { MathGroundTruth } from '#verifiers/math/ground-truth.js';
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
  /** Where the question asks for one of several and the solution marks them side by side: each, of which any is right. */
  readonly anyOf?: readonly string[];
  /** Other answers that the solution marks as surely: parts of the answer, alternatives, steps on the way. */
  readonly others: readonly string[];
}

/** "Find the coordinates of one of the foci", "enter only one of them", "find either of the vertices". */
const asksForOne =
  /\b(?:enter|give|find|state|write|name|determine|compute)\b[^.?!]{0,60}\b(?:only one|one of the|one of them|either of the|either one)\b/i;

/**
 * The answer that a reference solution marks as its own, and the rule that found it; undefined when it marks none.
 * @param question that it answers
 */
export function markedAnswer(solution: string | undefined, question = ''): MarkedAnswer | undefined {
  const found = solution === undefined ? null : extractAnswer(solution);
  if (solution === undefined || found === null || !isSurelyMarked(found.rule) || found.text.trim() === '')
    return undefined;
  const groups = found.rule === 'boxed' ? boxGroups(solution) : [];
  const { text, others } = groups.length < 2 ? { text: found.text, others: [] } : lastOf(groups);
  const marked = { text, rule: found.rule, others };
  const anyOf = groups.at(-1) ?? [];
  return anyOf.length > 1 && asksForOne.test(question) ? { ...marked, anyOf } : marked;
}

/** The last of several groups of boxes as the answer, and the others that say something else. */
function lastOf(groups: readonly (readonly string[])[]): Pick<MarkedAnswer, 'text' | 'others'> {
  const boxes = groups.map((group) => group.join(', '));
  const text = boxes.pop() ?? '';
  const others = boxes.filter((box) => !judgePair(text, box, defaultPolicy).equal);
  return { text, others: [...new Set(others)] };
}

/** The ground truth of it. */
export function truthOfMarked({ text, anyOf }: MarkedAnswer): MathGroundTruth {
  return anyOf === undefined ? { verifier: 'math', answer: text } : { verifier: 'math', answers: [...anyOf] };
}
