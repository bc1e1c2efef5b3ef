/** How an answer was found and read, and why it is (not) equal: for people. */
import { answerPart } from '../completion.js';
import { defaultPolicy, type Policy } from './equal/judge.js';
import type { Mode, Rule } from './extract/answer.js';
import { extractAnswer } from './extract/index.js';
import { judgePair } from './pair.js';
import { parse } from './parse/index.js';
import { show } from './parse/show.js';

export interface Explanation {
  readonly extracted: string | null;
  readonly rule: Rule | null;
  /** The gold and the answer as they were read, and where reading failed. */
  readonly gold: string;
  readonly answer: string;
  readonly equal: boolean;
  readonly reason: string;
}

function reading(text: string): string {
  const { node, problem } = parse(text);
  return problem === undefined
    ? show(node)
    : `${show(node)} (not mathematics: ${problem.message} at character ${problem.at})`;
}

/** Explains the judgement of one completion against one gold, both as text. Total, like the verifier. */
export function explain(
  gold: string,
  completion: string,
  policy: Policy = defaultPolicy,
  mode: Mode = 'default',
): Explanation {
  const found = extractAnswer(answerPart(completion) ?? '', mode);
  if (found === null) {
    return {
      extracted: null,
      rule: null,
      gold: reading(gold),
      answer: '',
      equal: false,
      reason: 'no final answer is marked',
    };
  }
  const decision = judgePair(gold, found.text, policy);
  return {
    extracted: found.text,
    rule: found.rule,
    gold: reading(gold),
    answer: reading(found.text),
    ...decision,
  };
}
