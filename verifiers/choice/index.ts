/**
 * The choice verifier: finds which option a completion chose, by its letter or by the option's own text. Deterministic,
 * linear in the completion. It never rewards a completion that names more than one option.
 */
import { answerPart } from '../completion.js';
import type { Defect, Verdict, Verifier } from '../verifier.js';
import { chosen } from './chosen.js';
import { type ChoiceGroundTruth, choiceGroundTruth } from './ground-truth.js';
import { marked } from './marked.js';

function verify(completion: string, { answer, choices = [] }: ChoiceGroundTruth): Verdict {
  const part = answerPart(completion);
  if (part === null) return { reward: 0, outcome: 'no_answer', reason: 'the think block is never closed' };
  const found = marked(part);
  if (found === null) return { reward: 0, outcome: 'no_answer', reason: 'no final answer is marked' };
  const shown = { extracted: found.text.slice(0, 500), rule: found.rule };
  const letters = chosen(found.text, choices);
  if (letters.length === 0) return { reward: 0, outcome: 'no_answer', ...shown, reason: 'names no option' };
  if (letters.length > 1) {
    return {
      reward: 0,
      outcome: 'incorrect',
      ...shown,
      reason: `names several options: ${letters.join(', ')}`,
    };
  }
  const right = letters[0] === answer;
  return {
    reward: right ? 1 : 0,
    outcome: right ? 'correct' : 'incorrect',
    ...shown,
    reason: right ? `chose ${answer}` : `chose ${letters[0]} where ${answer} is right`,
  };
}

/** Null when the letter names one of the options, and the options differ. */
function inspect({ answer, choices }: ChoiceGroundTruth): Defect | null {
  if (choices === undefined) return null;
  if (answer.charCodeAt(0) - 65 >= choices.length) {
    return { code: 'no-such-choice', message: `answer ${answer} is none of the ${choices.length} choices` };
  }
  const texts = choices.map((choice) => choice.trim().toLowerCase());
  const right = texts[answer.charCodeAt(0) - 65]!;
  if (texts.filter((text) => text === right).length > 1) {
    return { code: 'repeated-choice', message: `choice ${answer} stands in the list twice` };
  }
  return null;
}

export const choice: Verifier<ChoiceGroundTruth> = {
  name: 'choice',
  version: '3',
  needs: 'cpu',
  schema: choiceGroundTruth,
  inspect,
  verify,
};
