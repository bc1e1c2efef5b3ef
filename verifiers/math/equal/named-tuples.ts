/** Points told with their names: `(x, y) = (1, 2)`. Values go by name, since names may be told in any order. */
import type { Node, TupleNode } from '../parse/tree.js';
import { type Coordinates, inOrderOfNames } from './coordinates.js';
import { inOrder, no, type Rule } from './judge.js';

/** The names with their values; null for anything but a tuple of names set equal to one of values. */
function namesOf(node: Node): Coordinates | null {
  if (node.kind !== 'relation' || node.ops.length !== 1 || node.ops[0] !== '=') return null;
  const [names, values] = node.sides as readonly [Node, Node];
  if (names.kind !== 'tuple' || values.kind !== 'tuple' || names.items.length !== values.items.length)
    return null;
  const named = new Map<string, Node>();
  for (const [k, item] of names.items.entries())
    if (item.kind === 'variable') named.set(item.name, (values as TupleNode).items[k]!);
  return named.size === names.items.length ? named : null;
}

/** Speaks where the answer names its values: beside bare ones they stand in the usual order of their names, where they have one. */
export const namedTuples: Rule = (gold, answer, judge) => {
  const [g, a] = [namesOf(gold), namesOf(answer)];
  if (a === null) return null;
  if (g === null)
    return gold.kind === 'tuple' ? inOrder(gold.items, inOrderOfNames(a) ?? [...a.values()], judge) : null;
  const names = [...g.keys()];
  if (names.some((name) => !a.has(name))) return g.size === a.size ? null : no('values of other names');
  return inOrder(
    [...g.values()],
    names.map((name) => a.get(name)!),
    judge,
  );
};
