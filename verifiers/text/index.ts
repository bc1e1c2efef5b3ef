/**
 * The text verifier: a word or phrase, compared without regard to case, articles, end punctuation, blanks and LaTeX
 * layout, or a value of a program, compared as one. It never guesses at synonyms, and never finds the answer inside a longer text.
 */
import { answerPart } from '../completion.js';
import { sentence, stated } from '../stated.js';
import type { Defect, Verdict, Verifier } from '../verifier.js';
import { type TextGroundTruth, textGroundTruth } from './ground-truth.js';
import { notLiteral, verifyLiteral } from './literal.js';
import { plain } from './plain.js';

function verify(completion: string, { answer, match }: TextGroundTruth): Verdict {
  const part = answerPart(completion);
  if (part === null) return { reward: 0, outcome: 'no_answer', reason: 'the think block is never closed' };
  if (match === 'literal') return verifyLiteral(part, answer);
  const found = stated(part);
  const words = found === null ? '' : plain(sentence(found));
  if (found === null || words === '')
    return { reward: 0, outcome: 'no_answer', reason: 'no final answer is marked' };
  const right = words === plain(answer);
  return {
    reward: right ? 1 : 0,
    outcome: right ? 'correct' : 'incorrect',
    extracted: found.text.slice(0, 500),
    rule: found.rule,
    reason: right ? 'the same words' : 'different words',
  };
}

function inspect({ answer, match }: TextGroundTruth): Defect | null {
  if (match === 'literal') {
    const why = notLiteral(answer);
    return why === null ? null : { code: 'no-literal', message: `the answer is ${why}` };
  }
  return plain(answer) === ''
    ? { code: 'empty-answer', message: 'nothing is left of the answer after its layout' }
    : null;
}

export const text: Verifier<TextGroundTruth> = {
  name: 'text',
  version: '3',
  needs: 'cpu',
  schema: textGroundTruth,
  inspect,
  verify,
};
