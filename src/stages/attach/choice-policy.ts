import { verifierOf } from '#verifiers/registry.js';
import type { Reason } from '../../pipeline/stage.js';
import type { Settings } from './settings.js';
import type { Attached } from './settle-truth.js';

export type Rephrased = { readonly problem: Attached } | { readonly reason: Reason };

/** Questions that ask for one of the options can be asked in no other way. */
const pointsToOptions =
  /\b(?:which|following|(?:these|those|given|above|listed) (?:options?|choices?|statements?|answers?)|options?|choices?|none of|all of|except)\b/i;
const optionList = /\n\n(?=A[.)]\s)[\s\S]*$/;

/** A multiple-choice problem by the setting: as it is, as an open question, or not at all. Other problems stay as they are. */
export function byChoicePolicy(problem: Attached, policy: Settings['choice']): Rephrased {
  const truth = problem.ground_truth;
  if (truth.verifier !== 'choice' || policy === 'keep') return { problem };
  if (policy === 'drop') {
    return {
      reason: { code: 'choice', message: 'multiple choice, which a guess answers, is dropped by the recipe' },
    };
  }
  const answer = openAnswer(truth.choices?.[truth.answer.charCodeAt(0) - 65]);
  const [first, ...turns] = problem.prompt.toReversed();
  const asked = first?.content.replace(optionList, '').trimEnd() ?? '';
  if (answer === undefined) return unfit('the right option is no value that can be judged by itself');
  if (first === undefined || asked === first.content)
    return unfit('the prompt does not end with the list of options');
  if (pointsToOptions.test(asked)) return unfit('the question speaks of its options');
  const meta = { ...problem.meta, choices: truth.choices ?? [] };
  const prompt = [...turns.toReversed(), { ...first, content: asked }];
  return {
    problem: { ...problem, domain: 'math', prompt, ground_truth: { verifier: 'math', answer }, meta },
  };
}

function unfit(why: string): Rephrased {
  return { reason: { code: 'not-reformulable', message: `multiple choice cannot be asked openly: ${why}` } };
}

/** An option that is a number or a formula, at most with a unit. */
function openAnswer(option: string | undefined): string | undefined {
  const text = option?.trim() ?? '';
  const words = text.replace(/\\[a-zA-Z]+/g, ' ').match(/[\p{L}]{3,}/gu) ?? [];
  if (!/\d|\\/.test(text) || words.length > 1) return undefined;
  const truth = { verifier: 'math' as const, answer: text };
  return verifierOf(truth).inspect(truth) === null ? text : undefined;
}
