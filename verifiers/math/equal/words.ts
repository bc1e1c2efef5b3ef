/** Words, findings and letters of choices. */
import type { Node } from '../parse/tree.js';
import { type Decision, no, type Rule, yes } from './judge.js';
import { isRegion } from './region-of.js';

function isNothing(node: Node): boolean {
  return (node.kind === 'set' || node.kind === 'tuple') && node.items.length === 0;
}

/** Null when neither side is words, a finding, or nothing. */
function compareWords(gold: Node, answer: Node): Decision | null {
  if (isNothing(gold) && isNothing(answer)) return yes('both say that there is nothing');
  if (gold.kind === 'finding' && answer.kind === 'finding')
    return gold.says === answer.says
      ? yes('the same finding')
      : no(`“${answer.says}” where “${gold.says}” is right`);
  if (gold.kind === 'words' && answer.kind === 'words') {
    const long = Math.max(gold.text.length, answer.text.length) > 5000;
    const same = gold.text === answer.text || (!long && squeezed(gold.text) === squeezed(answer.text));
    return same && gold.text !== '' ? yes('the same words') : no('different words');
  }
  if (gold.kind === 'finding' && answer.kind === 'variable' && answer.name === letterOf(gold.says))
    return yes('the same finding by its letter');
  const worded = [gold, answer].some((node) => node.kind === 'words' || node.kind === 'finding');
  return worded ? no('words are no value') : null;
}

/** True and false by their letters. */
const letterOf = (says: string) => (says === 'yes' ? 'T' : says === 'no' ? 'F' : null);

/** Spaces inside formulas of a sentence carry nothing. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

/** The letter of a choice: `C`, `(C)`, `C.`, `(C) 12`, `C: 12`; null when the text is none. */
function choiceLetter(text: string): string | null {
  if (text.length > 500) return null;
  const plain = text.replace(/\\(text|textbf|mathbf|mathrm)\b|[{}$*]/g, '').trim();
  const found = /^(?:\(([A-J])\)|([A-J])(?=[.:)]?$|[.:)]\s))/.exec(plain);
  if (found === null) return null;
  // "(A) or (B)", "A, B": more than one letter is no choice.
  const rest = plain.slice(found[0].length);
  return /\b(or|and)\b|\(([A-J])\)|^\s*[,/&]/.test(rest) ? null : (found[1] ?? found[2]!);
}

/** A gold that is the letter of a choice; then the answer may repeat the option after its letter. */
export function compareChoice(gold: string, answer: string): Decision | null {
  const letter = /^\s*(?:\\(?:text|textbf|mathrm|mathbf)\s*\{)?\s*\(?([A-J])\)?\s*\}?\s*$/.exec(gold)?.[1];
  if (letter === undefined) return null;
  return choiceLetter(answer) === letter ? yes('the same choice') : null;
}

export const words: Rule = (gold, answer) =>
  isRegion(gold) || isRegion(answer) ? null : compareWords(gold, answer);
