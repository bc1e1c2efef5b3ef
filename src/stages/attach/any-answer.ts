import { promptText } from '#datasets/prompt-text.js';
import type { CodeProblem } from './examine-tests.js';

/** "return any of them", "print any such string"; in any order is another matter, and so is the minimum of any. */
const takesAny =
  /\b(?:return|print|output)\s+any\b(?!\s+(?:number|order)\b)[^.\n]{0,60}|\b(?:multiple|several|many|more than one)\s+(?:\w+\s+)?(?:answers?|solutions?|ways?|choices)\b[^.\n]{0,80}?\b(?:any|either)\b(?! order)[^.\n]{0,30}/i;

/**
 * The words by which a task takes any of several answers while its tests compare with one: they refuse right programs. A checker
 * program can tell; a test file may, where it compares with no value.
 */
export function anyAnswerOf({ prompt, ground_truth: truth }: Pick<CodeProblem, 'prompt' | 'ground_truth'>) {
  if (typeof truth.checker === 'object') return undefined;
  const compares = truth.tests.some((test) => {
    const source = 'assert' in test ? test.assert : 'source' in test ? test.source : '==';
    return /==|\bis_same_(?:tree|list)\(/.test(source);
  });
  const said = compares ? takesAny.exec(promptText({ prompt }))?.[0] : undefined;
  return said?.replace(/\s+/g, ' ').trim();
}
