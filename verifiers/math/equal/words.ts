/** Words, letters of choices, and the empty set in words. */
import type { Node } from '../parse/tree.js';
import { saysNothing } from '../parse/words.js';
import { type Decision, no, yes } from './judge.js';

function isNothing(node: Node): boolean {
  if (node.kind === 'words') return saysNothing(node.text);
  return (node.kind === 'set' || node.kind === 'tuple') && node.items.length === 0;
}

/** Null when neither side is words. */
export function compareWords(gold: Node, answer: Node): Decision | null {
  if (isNothing(gold) && isNothing(answer)) return yes('both say that there is nothing');
  if (gold.kind !== 'words' && answer.kind !== 'words') return null;
  if (gold.kind === 'words' && answer.kind === 'words') {
    const long = Math.max(gold.text.length, answer.text.length) > 5000;
    const same = gold.text === answer.text || (!long && squeezed(gold.text) === squeezed(answer.text));
    return same && gold.text !== '' ? yes('the same words') : no('different words');
  }
  return no('words are no value');
}

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
