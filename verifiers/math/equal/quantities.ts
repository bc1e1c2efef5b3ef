/** Amounts with units, percents and degrees. A unit may be dropped; if both give one they must agree after conversion. */
import { type Node, variables } from '../parse/tree.js';
import { over } from '../value/rational.js';
import { isRareUnit, measure, sameDimension } from '../value/units.js';
import { type Decision, type Judge, no, type Rule } from './judge.js';

const scales: Readonly<Record<string, bigint>> = {
  dozen: 12n,
  hundred: 100n,
  thousand: 1000n,
  million: 1_000_000n,
  billion: 1_000_000_000n,
  trillion: 1_000_000_000_000n,
};
/** Words that count and name no kind: units, square units, units^3. */
const plain = /^(?:(sq|square|cu|cubic)\.? )?units?(?:\^(\d+))?$/i;

/** 2 for square units, 3 for cubic ones; 1 where the power is left out. Undefined for units of a kind. */
function plainPower(node: Node): number | undefined {
  const [whole, form = '', raised] = (node.kind === 'quantity' ? plain.exec(node.unit.trim()) : null) ?? [];
  if (whole === undefined) return undefined;
  return raised === undefined ? ({ s: 2, c: 3 }[form.charAt(0).toLowerCase()] ?? 1) : Number(raised);
}

/** Whether both sides state a power of units and not the same: an area is no volume. The power may be left out. */
export function differInPower(gold: Node, answer: Node): boolean {
  const [g = 1, a = 1] = [gold, answer].map(plainPower);
  return g !== 1 && a !== 1 && g !== a;
}

const number = (n: bigint): Node => ({ kind: 'number', value: { n, d: 1n } });
const multiple = (amount: Node, by: Node): Node => ({ kind: 'multiply', factors: [amount, by] });

/** The 20 of 20°C. */
const withoutSign = (node: Node): Node => (node.kind === 'degrees' ? node.arg : node);

/** `5 million people` → 5·10^6 people; `25 percent` → 25%; `30 degrees` → 30°; `2 radians` → 2. */
export function plainQuantity(node: Node): Node {
  if (node.kind !== 'quantity') return node;
  const words = node.unit.trim().split(/\s+/);
  const first = words[0]!.toLowerCase();
  if (Object.hasOwn(scales, first)) {
    const amount = multiple(node.amount, number(scales[first]!));
    return words.length === 1
      ? amount
      : plainQuantity({ kind: 'quantity', amount, unit: words.slice(1).join(' ') });
  }
  if (
    /^(degrees? )?(C|celsius|centigrade)$/i.test(node.unit) &&
    (node.amount.kind === 'degrees' || node.unit.length > 1)
  )
    return { kind: 'quantity', amount: withoutSign(node.amount), unit: 'celsius' };
  if (
    /^(degrees? )?(F|fahrenheit)$/i.test(node.unit) &&
    (node.amount.kind === 'degrees' || node.unit.length > 1)
  )
    return { kind: 'quantity', amount: withoutSign(node.amount), unit: 'fahrenheit' };
  if (/^per ?cent$/i.test(node.unit)) return { kind: 'percent', arg: node.amount };
  if (/^(degrees?|deg)$/i.test(node.unit)) return { kind: 'degrees', arg: node.amount };
  if (/^rad(ian)?s?$/i.test(node.unit) || plain.test(node.unit.trim())) return node.amount;
  return node;
}

/** `3 hours + 20 minutes` in the first unit; the node itself when its terms measure different things. */
export function addedQuantities(node: Node): Node {
  if (node.kind !== 'add') return node;
  const [first] = node.terms;
  const unit = first?.kind === 'quantity' ? measure(first.unit) : null;
  if (unit === null || first?.kind !== 'quantity') return node;
  const amounts: Node[] = [];
  for (const term of node.terms) {
    const other = term.kind === 'quantity' ? measure(term.unit) : null;
    if (term.kind !== 'quantity' || other === null || !sameDimension(unit, other)) return node;
    amounts.push(multiple(term.amount, { kind: 'number', value: over(other.factor, unit.factor)! }));
  }
  return { kind: 'quantity', amount: { kind: 'add', terms: amounts }, unit: first.unit };
}

/** The words of a noun phrase without their plurals. */
function nouns(unit: string): readonly string[] {
  return unit
    .toLowerCase()
    .split(/[\s*/-]+/)
    .map((word) =>
      word
        .replace(/(ies|y)$/, '')
        .replace(/s$/, '')
        .replace(/e$/, ''),
    );
}

/** "apples" and "red apples" name the same; so do "red apples" and "apples left". */
function sameNoun(gold: string, answer: string): boolean {
  const [g, a] = [nouns(gold), nouns(answer)];
  return g.at(-1) === a.at(-1) || g.every((word) => a.includes(word)) || a.every((word) => g.includes(word));
}

/** A tolerance is one of the gold's own unit: where the gold is converted, it is too. */
function toleranceTimes(factor: number, judge: Judge): Judge {
  const { tolerance } = judge.policy;
  return tolerance === null
    ? judge
    : { ...judge, policy: { ...judge.policy, tolerance: tolerance * factor } };
}

/** Compares an amount with a unit to anything that may have one. */
function compareQuantities(gold: Node, answer: Node, judge: Judge): Decision {
  const bare = [gold, answer].find((node) => node.kind !== 'quantity');
  const spelled = bare === undefined ? null : fromLetters(bare);
  if (spelled !== null)
    return compareUnits(
      gold === bare ? spelled : (gold as Quantity),
      answer === bare ? spelled : (answer as Quantity),
      judge,
    );
  // Degrees and percents are units of their own.
  const thermal = [gold, answer].some(
    (node) => node.kind === 'quantity' && /^(celsius|fahrenheit)$/.test(node.unit),
  );
  if (thermal && bare?.kind === 'degrees')
    return compareQuantities(withoutSign(gold), withoutSign(answer), judge);
  if (bare?.kind === 'degrees' || bare?.kind === 'percent') return no('units of different kinds');
  if (gold.kind === 'quantity' && answer.kind === 'quantity') return compareUnits(gold, answer, judge);
  const amount = (node: Node) => (node.kind === 'quantity' ? node.amount : node);
  return judge.compare(amount(gold), amount(answer), judge);
}

/** `10 m s^{-1}` and `1500 J` read as products: the letters after a number are a unit where the other side has one. */
function fromLetters(node: Node): Quantity | null {
  if (node.kind !== 'multiply') return null;
  const first = node.factors.findIndex((factor) => variables(factor).length > 0);
  const words = node.factors.slice(Math.max(first, 0)).map(letterPower);
  if (first < 1 || words.includes(null)) return null;
  const unit = words.join(' ');
  const [amount, ...others] = node.factors.slice(0, first) as [Node, ...Node[]];
  return measure(unit) === null
    ? null
    : {
        kind: 'quantity',
        amount: others.length === 0 ? amount : { kind: 'multiply', factors: [amount, ...others] },
        unit,
      };
}

function letterPower(node: Node): string | null {
  if (node.kind === 'variable') return node.name;
  if (node.kind !== 'power' || node.base.kind !== 'variable') return null;
  const { exponent } = node;
  const value = exponent.kind === 'negate' ? exponent.arg : exponent;
  if (value.kind !== 'number' || value.value.d !== 1n) return null;
  return `${node.base.name}^${exponent.kind === 'negate' ? '-' : ''}${value.value.n}`;
}

type Quantity = Extract<Node, { kind: 'quantity' }>;

function compareUnits(gold: Quantity, answer: Quantity, judge: Judge): Decision {
  const [g, a] = [measure(gold.unit), measure(answer.unit)];
  if (g !== null && a !== null) {
    if (!sameDimension(g, a)) return no(`"${answer.unit}" does not measure what "${gold.unit}" does`);
    if (g.factor.n === a.factor.n && g.factor.d === a.factor.d)
      return judge.compare(gold.amount, answer.amount, judge);
    const inBase = (amount: Node, factor: typeof g.factor): Node =>
      multiple(amount, { kind: 'number', value: factor });
    const inGolds = toleranceTimes(Number(g.factor.n) / Number(g.factor.d), judge);
    return judge.compare(inBase(gold.amount, g.factor), inBase(answer.amount, a.factor), inGolds);
  }
  if (g === null && a === null && sameNoun(gold.unit, answer.unit))
    return judge.compare(gold.amount, answer.amount, judge);
  const other = no(`"${answer.unit}" is not "${gold.unit}"`);
  const strange = g === null ? gold.unit : answer.unit;
  return (g === null && a === null) || !isRareUnit(strange) ? other : { ...other, strangeUnits: true };
}

/** Percent against anything: 25% = 0.25 = 1/4, and the bare number 25 passes for 25%, never 0.25 for 25. */
function comparePercents(gold: Node, answer: Node, judge: Judge): Decision {
  if (gold.kind === 'percent' && answer.kind === 'percent') return judge.compare(gold.arg, answer.arg, judge);
  if (gold.kind === 'degrees' || answer.kind === 'degrees') return no('units of different kinds');
  const ofHundred = (node: Node): Node => ({ kind: 'divide', over: node, under: number(100n) });
  if (gold.kind === 'percent') {
    const bare = judge.compare(gold.arg, answer, judge);
    return bare.equal ? bare : judge.compare(ofHundred(gold.arg), answer, toleranceTimes(0.01, judge));
  }
  const { arg } = answer as Extract<Node, { kind: 'percent' }>;
  const bare = judge.compare(gold, arg, judge);
  return bare.equal ? bare : judge.compare(gold, ofHundred(arg), judge);
}

/** Degrees may be dropped (30° = 30) and convert (30° = π/6). */
function compareDegrees(gold: Node, answer: Node, judge: Judge): Decision {
  if (gold.kind === 'degrees' && answer.kind === 'degrees') return judge.compare(gold.arg, answer.arg, judge);
  const inRadians = (node: Node): Node =>
    node.kind === 'degrees'
      ? { kind: 'divide', over: multiple(node.arg, { kind: 'constant', name: 'pi' }), under: number(180n) }
      : node;
  const dropped = (node: Node): Node => (node.kind === 'degrees' ? node.arg : node);
  const bare = judge.compare(dropped(gold), dropped(answer), judge);
  if (bare.equal) return bare;
  const inGolds = gold.kind === 'degrees' ? toleranceTimes(Math.PI / 180, judge) : judge;
  return judge.compare(inRadians(gold), inRadians(answer), inGolds);
}

export const measures: Rule = (gold, answer, judge) => {
  if (gold.kind === 'quantity' || answer.kind === 'quantity') return compareQuantities(gold, answer, judge);
  if (gold.kind === 'percent' || answer.kind === 'percent') return comparePercents(gold, answer, judge);
  return gold.kind === 'degrees' || answer.kind === 'degrees' ? compareDegrees(gold, answer, judge) : null;
};
