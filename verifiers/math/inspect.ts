/** Golds that no answer can be judged against. */
import type { Defect } from '../verifier.js';
import { integer, readGold } from './pair.js';
import { some } from './parse/tree.js';

const pointers =
  /^(see|proof|prove|cf|refer|omitted|n\/a|na|tbd|unknown|answers? (may|will) vary|varies|not (available|provided|given)|as (shown|above)|left to|\?+|null|none given)\b|\b(see|in) (the )?(solution|proof|above|explanation|figure|graph)|\bproof\b|\bq\.?e\.?d\b/i;

/** A gold with more words than this is a text to be graded by a reader. */
const maxWords = 12;

const prose: Defect = {
  code: 'prose-answer',
  message: `the answer is a text of several sentences or more than ${maxWords} words: state the value alone`,
};

/** The words of a text, without those that LaTeX makes of its commands and environments. */
function wordCount(text: string): number {
  const plain = text.replace(/\\(begin|end)\s*\{\w+\*?\}(\{[lcr|]*\})?/g, ' ').replace(/\\[A-Za-z]+/g, ' ');
  return plain.match(/[A-Za-z]{2,}/g)?.length ?? 0;
}

export function inspectGold(gold: string): Defect | null {
  const text = gold.trim();
  if (text === '') return { code: 'empty-answer', message: 'the answer is empty' };
  // The most frequent gold by far, and it reads as the number that it is.
  if (integer.test(text)) return null;
  const reading = readGold(text);
  const worded = reading.problem !== undefined || some(reading.node, (part) => part.kind === 'label');
  if (worded && pointers.test(text))
    return { code: 'no-answer', message: `"${text.slice(0, 60)}" points elsewhere instead of answering` };
  const told = some(
    reading.node,
    (part) => part.kind === 'label' && part.name.split(/[\s,]+/).length > maxWords,
  );
  if (told) return prose;
  if (reading.problem === undefined || reading.node.kind !== 'words') return null;
  if (reading.node.text === '')
    return { code: 'empty-answer', message: 'nothing is left of the answer after its layout' };
  const formulas = /[\\^_=]/.test(reading.node.text);
  const sentences = /[a-z]{4,}[.!?]\s+[A-Z]/.test(text) && wordCount(text) > 4;
  if (sentences || (formulas ? wordCount(text) : reading.node.text.split(' ').length) > maxWords)
    return prose;
  if (formulas) {
    const { message, at } = reading.problem;
    return {
      code: 'unreadable-answer',
      message: `not readable as mathematics: ${message} at character ${at}`,
    };
  }
  return null;
}
