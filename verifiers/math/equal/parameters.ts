/**
 * Answers with parameters that run over a set: `nπ, n ∈ ℤ`, `(t, 2t), t ∈ ℝ`. The membership may be left out, and the
 * parameter's name is free.
 */
import { type Node, variables } from '../parse/tree.js';
import { substitute } from './expressions.js';
import type { Rule } from './judge.js';
import { compareProgressions } from './progressions.js';
import { definition } from './relations.js';
import { signed } from './signs.js';

interface Parametrized {
  /** What is said, without the memberships. */
  readonly items: readonly Node[];
  readonly integers: readonly string[];
  readonly reals: readonly string[];
}

/** The name whose range a statement such as `k ∈ ℤ` tells; null for other statements. */
function ranged(node: Node): readonly [name: string, set: 'Z' | 'R'] | null {
  if (node.kind !== 'relation' || node.ops.length !== 1 || node.ops[0] !== 'in') return null;
  const [name, set] = node.sides;
  if (name?.kind !== 'variable' || set?.kind !== 'numberset') return null;
  return set.name === 'Z' || set.name === 'R' ? [name.name, set.name] : null;
}

function parametrized(node: Node): Parametrized {
  if (node.kind !== 'list') return { items: [node], integers: [], reals: [] };
  const ranges = node.items.map(ranged);
  const items = node.items.filter((_, k) => ranges[k] === null);
  const names = (set: 'Z' | 'R') => ranges.flatMap((range) => (range?.[1] === set ? [range[0]] : []));
  // `k, n ∈ ℤ`: a name before the membership is no value.
  const bare = items.filter((item) => item.kind === 'variable').map((item) => item.name);
  const values = items.filter((item) => item.kind !== 'variable');
  return values.length === 0 || values.length === node.items.length
    ? { items: node.items, integers: [], reals: [] }
    : {
        items: values,
        integers: names('Z').length > 0 ? [...bare, ...names('Z')] : [],
        reals: names('R').length > 0 ? [...bare, ...names('R')] : [],
      };
}

/** The values that items stand for, both of ±; null when labels or several names tell them apart. */
function unnamed(items: readonly Node[], name: string | undefined): readonly Node[] | null {
  const definitions = items.map(definition);
  const alike = definitions.every((one) => one === null || one.name === (name ?? one.name));
  if (!alike || new Set(definitions.map((one) => one?.name)).size > 1) return null;
  if (items.some((item) => item.kind === 'label')) return null;
  return items.flatMap((item, k) => signed(definitions[k]?.body ?? item));
}

function joined(items: readonly Node[]): Node {
  return items.length === 1 ? items[0]! : { kind: 'list', items, joined: 'comma' };
}

/** The items with the parameters that only they have renamed, in order, to those that only the others have. */
function renamed(items: readonly Node[], others: readonly Node[]): readonly Node[] {
  const names = (list: readonly Node[]) => [...new Set(list.flatMap((item) => variables(item)))];
  const [mine, theirs] = [names(items), names(others)];
  const only = mine.filter((name) => !theirs.includes(name));
  const free = theirs.filter((name) => !mine.includes(name));
  if (only.length !== free.length) return items;
  const by = new Map(only.map((name, k) => [name, { kind: 'variable', name: free[k]! } as const]));
  return items.map((item) => substitute(item, by));
}

export const parameters: Rule = (gold, answer, judge) => {
  if (gold.kind !== 'list' && answer.kind !== 'list') return null;
  const [g, a] = [parametrized(gold), parametrized(answer)];
  if (g.integers.length + g.reals.length + a.integers.length + a.reals.length === 0) return null;
  if (g.integers.length + a.integers.length > 0) {
    const name = definition(g.items[0]!)?.name;
    const [here, there] = [unnamed(g.items, name), unnamed(a.items, name)];
    const same = here === null || there === null ? null : compareProgressions(here, there, judge);
    if (same !== null) return same;
  }
  return judge.compare(joined(g.items), joined(renamed(a.items, g.items)), judge);
};
