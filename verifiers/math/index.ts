/**
 * The math verifier: finds the answer in a completion, reads it, and decides whether it equals the gold answer. Every
 * decision takes a bounded number of steps and depends on nothing but the two texts and the policy. It never runs code,
 * and never calls an answer right that no rule proves right.
 */
import { answerPart } from '../completion.js';
import type { Defect, Verdict, Verifier } from '../verifier.js';
import { defaultPolicy, type Policy } from './equal/judge.js';
import type { Extracted } from './extract/answer.js';
import { extractAnswer } from './extract/index.js';
import { type MathGroundTruth, mathGroundTruth } from './ground-truth.js';
import { inspectGold } from './inspect.js';
import { isOpen, judgePair, readGold } from './pair.js';
import { parse } from './parse/index.js';

export { explain } from './explain.js';
export { extractAnswer } from './extract/index.js';

/** Texts of which any is right. */
function golds(truth: MathGroundTruth): readonly string[] {
  return truth.answers ?? (truth.answer === undefined ? [] : [truth.answer]);
}

function policyOf(truth: MathGroundTruth): Policy {
  return {
    tolerance: truth.tolerance ?? defaultPolicy.tolerance,
    relativeTolerance: truth.relative_tolerance ?? defaultPolicy.relativeTolerance,
    ordered: truth.ordered ?? defaultPolicy.ordered,
    digits: truth.digits ?? defaultPolicy.digits,
  };
}

/** Longer answers are cut in the verdict. */
const shownLength = 500;

function shown(found: Extracted): Pick<Verdict, 'extracted' | 'rule'> {
  return { extracted: found.text.slice(0, shownLength), rule: found.rule };
}

/** An exception is a bug of ours or a thread that died, and a fault is never a wrong answer. */
function fault(error: unknown): Verdict {
  return {
    reward: null,
    outcome: 'fault',
    reason: `the math verifier failed: ${String(error).slice(0, 200)}`,
  };
}

function verify(completion: string, truth: MathGroundTruth): Verdict | Promise<Verdict> {
  try {
    return judge(completion, truth);
  } catch (error) {
    return fault(error);
  }
}

function judge(completion: string, truth: MathGroundTruth): Verdict | Promise<Verdict> {
  const part = answerPart(completion);
  if (part === null) return { reward: 0, outcome: 'no_answer', reason: 'the think block is never closed' };
  const found = extractAnswer(part, truth.extraction);
  if (found === null) return { reward: 0, outcome: 'no_answer', reason: 'no final answer is marked' };
  if (found.text.trim() === '') {
    return {
      reward: 0,
      outcome: 'no_answer',
      rule: found.rule,
      extracted: '',
      reason: 'the marked answer is empty',
    };
  }
  const policy = policyOf(truth);
  let reason = 'the ground truth has no answer';
  const open: string[] = [];
  for (const gold of golds(truth)) {
    const decision = judgePair(gold, found.text, policy);
    if (decision.equal) return { reward: 1, outcome: 'correct', ...shown(found), reason: decision.reason };
    if (isOpen(gold, found.text, decision)) open.push(gold);
    reason = decision.reason;
  }
  const wrong: Verdict = { reward: 0, outcome: 'incorrect', ...shown(found), reason };
  return open.length === 0 ? wrong : lastResort(open, found, policy, wrong).catch(fault);
}

/** Asks the last resort about each gold that no rule decided. */
async function lastResort(
  open: readonly string[],
  found: Extracted,
  policy: Policy,
  wrong: Verdict,
): Promise<Verdict> {
  const { settle } = await import('./last-resort/index.js');
  for (const gold of open) {
    const decision = await settle(readGold(gold).node, parse(found.text).node, policy);
    if (decision?.equal) return { reward: 1, outcome: 'correct', ...shown(found), reason: decision.reason };
  }
  return wrong;
}

/** Null when every spelling of the gold can be judged against. */
function inspect(truth: MathGroundTruth): Defect | null {
  const texts = golds(truth);
  if (texts.length === 0)
    return { code: 'no-answer', message: '`answer` is missing: give `answer` or `answers`' };
  for (const text of texts) {
    const defect = inspectGold(text);
    if (defect !== null) return defect;
  }
  return null;
}

export const math: Verifier<MathGroundTruth> = {
  name: 'math',
  version: '5',
  needs: 'cpu',
  schema: mathGroundTruth,
  inspect,
  verify,
};
