/** One gold against one answer, both as text. */

import { compare } from './equal/index.js';
import { type Decision, type Judge, no, type Policy, yes } from './equal/judge.js';
import { compareChoice } from './equal/words.js';
import { parse, type Reading } from './parse/index.js';
import { sameTree } from './parse/tree.js';
import { compareLetters, compareOrdinals, squeezed } from './spelling.js';
import { budget } from './value/budget.js';

/** Golds are read once: a problem is judged many times. */
const remembered = new Map<string, Reading>();
const maxRemembered = 2000;

export function readGold(gold: string): Reading {
  const known = remembered.get(gold);
  if (known !== undefined) return known;
  const reading = parse(gold);
  if (remembered.size >= maxRemembered) remembered.clear();
  remembered.set(gold, reading);
  return reading;
}

/** A whole number in digits, without a zero before it. */
export const integer = /^-?[1-9]\d{0,14}$/;

/** A whole number, perhaps with thousands separators, and what follows its point. */
const plainNumber = /^(-?(?:[1-9]\d{0,2}(?:,\d{3}){1,4}|0|[1-9]\d{0,14}))(?:\.(\d{1,30}))?$/;

/**
 * A whole gold against a plain numeral, compared digit by digit: no rounding rule calls another numeral right. Null for
 * every other pair, and when both have commas, which may list numbers.
 */
function plainNumerals(gold: string, answer: string, policy: Policy): Decision | null {
  if (policy.tolerance !== null || policy.relativeTolerance !== null) return null;
  const [g, a] = [plainNumber.exec(gold), plainNumber.exec(answer)];
  if (g === null || a === null || g[2] !== undefined || a[1] === '-0') return null;
  if (gold.includes(',') && answer.includes(',')) return null;
  return g[1]!.replaceAll(',', '') === a[1]!.replaceAll(',', '') && /^0*$/.test(a[2] ?? '')
    ? yes('equal as rational numbers')
    : no('different numbers');
}

/** A comma between groups of three digits may list two numbers. */
const ambiguousComma = /\d,\d{3}/;

/** Decides a pair by rules alone, in bounded steps. */
export function judgePair(gold: string, answer: string, policy: Policy): Decision {
  const [g, a] = [gold.trim(), answer.trim()];
  if (a === '') return no('the answer is empty');
  if (g === a) return yes('the same text');
  if (integer.test(g) && integer.test(a))
    return g === a ? yes('the same integer') : differentIntegers(g, a, policy);
  const numerals = plainNumerals(g, a, policy);
  if (numerals !== null) return numerals;
  if (g.length < 5000 && a.length < 5000 && squeezed(g) === squeezed(a)) return yes('the same text');
  const spelled = compareChoice(g, a) ?? compareLetters(g, a) ?? compareOrdinals(g, a);
  if (spelled !== null) return spelled;
  const judge: Judge = { policy, purse: budget(), compare };
  const [right, said] = [readGold(g).node, parse(a).node];
  const decision = compare(right, said, judge);
  if (!decision.equal && sameTree(right, said)) return yes('the same reading');
  if (decision.equal || !(ambiguousComma.test(g) || ambiguousComma.test(a))) return decision;
  const asLists = compare(parse(g, false).node, parse(a, false).node, judge);
  return asLists.equal ? asLists : decision;
}

/** Whether a pair is left undecided that the last resort may know about: an integral, or units strange to us. */
export function isOpen(gold: string, answer: string, decision: Decision): boolean {
  if (!/\\int|∫/.test(gold) && !/\\int|∫/.test(answer) && !decision.strangeUnits) return false;
  return gold.length < 500 && answer.length < 500;
}

function differentIntegers(gold: string, answer: string, policy: Policy): Decision {
  const { tolerance, relativeTolerance } = policy;
  const distance = Math.abs(Number(gold) - Number(answer));
  if (tolerance !== null && distance <= tolerance) return yes('equal within the tolerance');
  if (
    tolerance === null &&
    relativeTolerance !== null &&
    distance <= relativeTolerance * Math.abs(Number(gold))
  ) {
    return yes('equal within the tolerance');
  }
  return no('different integers');
}
