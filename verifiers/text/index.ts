/**
 * The text verifier: a word or phrase, compared without regard to case, articles, end punctuation, blanks and LaTeX
 * layout. It never guesses at synonyms, and never finds the answer inside a longer text.
 */
import { answerPart } from '../completion.js';
import { type Stated, stated } from '../stated.js';
import type { Defect, Verdict, Verifier } from '../verifier.js';
import { type TextGroundTruth, textGroundTruth } from './ground-truth.js';
import { plain } from './plain.js';

/** After an announcing phrase the answer ends with its sentence. */
function sentence({ text, rule }: Stated): string {
  const stop = rule === 'phrase' ? text.search(/[.!?](\s|$)/) : -1;
  return stop < 0 ? text : text.slice(0, stop);
}

function verify(completion: string, { answer }: TextGroundTruth): Verdict {
  const part = answerPart(completion);
  if (part === null) return { reward: 0, outcome: 'no_answer', reason: 'the think block is never closed' };
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

function inspect({ answer }: TextGroundTruth): Defect | null {
  return plain(answer) === ''
    ? { code: 'empty-answer', message: 'nothing is left of the answer after its layout' }
    : null;
}

export const text: Verifier<TextGroundTruth> = {
  name: 'text',
  version: '1',
  needs: 'cpu',
  schema: textGroundTruth,
  inspect,
  verify,
};
