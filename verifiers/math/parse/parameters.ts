/** "for any integer k", "where s and t are real numbers": which numbers a parameter runs over, as a membership. */
import { accept, type Cursor, next, peek } from './cursor.js';
import type { Node } from './tree.js';

const quantified =
  /^(?:for |where |with |and )?(?:(?:all|any|every|each|some|an|arbitrary) )*(integers?|integer values? of|real numbers?|real values? of|reals?|values? of)$/;
const predicate =
  /^(?:is|are|can be|may be)? ?(?:(?:all|any|an?|arbitrary|free) )*(integers?|real numbers?|reals?|parameters?|real|arbitrary|free)$/;

function membership(name: Node, set: string): Node {
  const numbers: Node = { kind: 'numberset', name: set.startsWith('integer') ? 'Z' : 'R' };
  return { kind: 'relation', sides: [name, numbers], ops: ['in'] };
}

/** After such words come the names of the parameters. Null, with the cursor where it was, when the words are others. */
export function declaredBefore(words: readonly string[], c: Cursor): readonly Node[] | null {
  const found = quantified.exec(words.join(' ').toLowerCase());
  if (found === null || peek(c).type !== 'name') return null;
  const names: Node[] = [];
  do {
    names.push({ kind: 'variable', name: next(c).text });
  } while (peek(c, 1).type === 'name' && (accept(c, ',') || accept(c, 'and')));
  return names.map((name) => membership(name, found[1]!));
}

/** "k is an integer": the words after a name that tell its range; null when they tell none. */
export function declared(subject: Node, words: readonly string[]): Node | null {
  const found = subject.kind === 'variable' ? predicate.exec(words.join(' ').toLowerCase()) : null;
  return found === null ? null : membership(subject, found[1]!);
}
