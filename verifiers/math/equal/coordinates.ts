/** Named coordinates: `x = 1, z = 3, y = 2`. They compare by name; beside bare values their order must be beyond doubt. */
import { show } from '../parse/show.js';
import type { Node } from '../parse/tree.js';
import { type Decision, inOrder, type Judge, no } from './judge.js';
import { definition } from './relations.js';

/** Name → value, in the order as written. */
export type Coordinates = ReadonlyMap<string, Node>;

/** The items as named values; null unless each has a name of its own. */
export function coordinatesOf(items: readonly Node[]): Coordinates | null {
  const named = new Map<string, Node>();
  for (const item of items) {
    const one = definition(item);
    if (one === null) return null;
    named.set([one.name, ...one.at.map(show)].join(' '), one.body);
  }
  return named.size === items.length && named.size > 0 ? named : null;
}

/** By letters, and by number behind the same letters: x_2 before x_10. */
function inAlphabet(a: string, b: string): number {
  const [x, y] = [a, b].map((name) => /^(.*?)(\d*)$/.exec(name)!) as [RegExpExecArray, RegExpExecArray];
  if (x[1] === y[1]) return Number(x[2]) - Number(y[2]);
  return x[1]! < y[1]! ? -1 : 1;
}

/** x, y, z or a, b or x_1, x_2: names that have one usual order, whatever order they are told in. */
function areNeighbours(sorted: readonly string[]): boolean {
  const letters = sorted.every((name) => /^[a-z]$/.test(name));
  const stems = new Set(sorted.map((name) => name.replace(/_?\d+$/, '')));
  if (!letters && stems.size > 1) return false;
  const place = (name: string) => (letters ? name.charCodeAt(0) : Number(/\d+$/.exec(name)?.[0]));
  return sorted.every((name, k) => k === 0 || place(name) === place(sorted[k - 1]!) + 1);
}

/**
 * The values in the order of their names; null when bare values could stand in another order: names neither told in the order
 * of the alphabet nor neighbours in it.
 */
export function inOrderOfNames(named: Coordinates): readonly Node[] | null {
  const written = [...named.keys()];
  const sorted = [...written].sort(inAlphabet);
  const known = areNeighbours(sorted) || written.every((name, k) => name === sorted[k]);
  return known ? sorted.map((name) => named.get(name)!) : null;
}

/** Whether two sequences, each of bare or of named values, say the same values in the same places. */
export function sameCoordinates(gold: readonly Node[], answer: readonly Node[], judge: Judge): Decision {
  const [g, a] = [coordinatesOf(gold), coordinatesOf(answer)];
  if (g !== null && a !== null) {
    if (g.size !== a.size || [...g.keys()].some((name) => !a.has(name))) return no('values of other names');
    return inOrder(
      [...g.values()],
      [...g.keys()].map((name) => a.get(name)!),
      judge,
    );
  }
  const [here, there] = [g === null ? gold : inOrderOfNames(g), a === null ? answer : inOrderOfNames(a)];
  return here === null || there === null ? no('names in another order') : inOrder(here, there, judge);
}
