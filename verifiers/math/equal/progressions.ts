/**
 * General solutions: `π/4 + kπ, k ∈ ℤ`. Each item is a progression a + d·k over the integers, and two unions of progressions
 * are equal when they hold the same numbers: π/4 + kπ is 5π/4 − nπ, and two progressions of step 2π may be one of step π.
 */
import { type Node, some, variables } from '../parse/tree.js';
import { toNumber } from '../value/ball.js';
import { substitute } from './expressions.js';
import { type Decision, type Judge, no, yes } from './judge.js';
import { sameConstant, valueAt } from './numbers.js';

interface Progression {
  readonly start: Node;
  readonly step: Node;
}

/** More residues than this in one period are no answer. */
const maxResidues = 48;
/** Steps whose ratio has larger parts are not told apart from incommensurable ones. */
const maxRatio = 60;

const number = (n: number): Node => ({ kind: 'number', value: { n: BigInt(n), d: 1n } });
const sum = (...terms: Node[]): Node => ({ kind: 'add', terms });
const times = (k: number, node: Node): Node => ({ kind: 'multiply', factors: [number(k), node] });
const minus = (a: Node, b: Node): Node => sum(a, { kind: 'negate', arg: b });

/** The item as one progression, or as two where its parameter's parity counts, as in (−1)^k; null when it is none. */
function progressionsOf(item: Node, name: string, judge: Judge): readonly Progression[] | null {
  const at = (k: number) => substitute(item, new Map([[name, number(k)]]));
  for (const parts of [1, 2]) {
    const found: Progression[] = [];
    for (let r = 0; r < parts; r++) {
      const start = at(r);
      const step = minus(at(r + parts), start);
      const straight = [2, 3, -1, -4].every(
        (k) => sameConstant(at(r + k * parts), sum(start, times(k, step)), judge.purse) === true,
      );
      if (straight) found.push({ start, step });
    }
    if (found.length === parts) return found;
  }
  return null;
}

function approximately(node: Node, judge: Judge): number | null {
  const value = valueAt(node, 96, judge.purse);
  return value === null || value.im !== null ? null : toNumber(value.re);
}

/** p and q with step = p/q · unit, proven; null when they are too large or there are none. */
function ratioTo(unit: Node, step: Node, judge: Judge): readonly [number, number] | null {
  const [u, s] = [approximately(unit, judge), approximately(step, judge)];
  if (u === null || s === null || u === 0 || s === 0) return null;
  for (let q = 1; q <= maxRatio; q++) {
    const p = Math.round((q * s) / u);
    if (Math.abs((q * s) / u - p) > 1e-9 || p === 0 || Math.abs(p) > maxRatio) continue;
    return sameConstant(times(q, step), times(p, unit), judge.purse) === true ? [p, q] : null;
  }
  return null;
}

const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));

/** Every number of the progressions within one period, `periods` units long. */
function residues(
  list: readonly Progression[],
  ratios: readonly (readonly [number, number])[],
  periods: number,
): readonly Node[] {
  return list.flatMap(({ start, step }, at) => {
    const [p, q] = ratios[at]!;
    const count = Math.abs(Math.round((periods * q) / p));
    return Array.from({ length: count }, (_, k) => sum(start, times(k, step)));
  });
}

function sameModulo(a: Node, b: Node, period: Node, judge: Judge): boolean {
  const difference = minus(a, b);
  const [d, p] = [approximately(difference, judge), approximately(period, judge)];
  if (d === null || p === null) return false;
  const k = Math.round(d / p);
  return Math.abs(d / p - k) < 1e-9 && sameConstant(difference, times(k, period), judge.purse) === true;
}

/** Two unions of progressions, each item in one parameter; null when an item is none. */
export function compareProgressions(
  gold: readonly Node[],
  answer: readonly Node[],
  judge: Judge,
): Decision | null {
  const [g, a] = [gold, answer].map((items) => {
    const parts = items.map((item) => {
      const names = variables(item);
      const constant = some(item, (part) => part.kind === 'tuple' || part.kind === 'relation');
      return names.length === 1 && !constant ? progressionsOf(item, names[0]!, judge) : null;
    });
    return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
  });
  if (!g || !a || g.length === 0 || a.length === 0) return null;
  const unit = g[0]!.step;
  const ratios = [...g, ...a].map(({ step }) => ratioTo(unit, step, judge));
  if (ratios.includes(null)) return null;
  const known = ratios as (readonly [number, number])[];
  // The least multiple of the unit that every step divides: lcm of p/q over all of them.
  const [top, under] = known.reduce<readonly [number, number]>(
    ([n, d], [p, q]) => [Math.abs(n * p) / gcd(n, p), gcd(d, q)],
    [1, known[0]![1]],
  );
  const periods = top / under;
  const [inGold, inAnswer] = [
    residues(g, known.slice(0, g.length), periods),
    residues(a, known.slice(g.length), periods),
  ];
  if (inGold.length > maxResidues || inAnswer.length > maxResidues) return null;
  const period: Node = { kind: 'divide', over: times(top, unit), under: number(under) };
  const within = (these: readonly Node[], those: readonly Node[]) =>
    these.every((one) => those.some((other) => sameModulo(one, other, period, judge)));
  return within(inGold, inAnswer) && within(inAnswer, inGold)
    ? yes('the same numbers for all integers')
    : no('other numbers over the integers');
}
