/**
 * The last resort, for the few pairs that no rule decides: integrals (nerdamer) and units outside our table (mathjs), in a
 * thread of its own that gives up after a counted number of steps. What comes back is only a rewriting: our own rules decide on it.
 * Neither library is loaded before it is needed.
 */
import { compare } from '../equal/index.js';
import { type Decision, defaultPolicy, type Judge, type Policy, yes } from '../equal/judge.js';
import type { Node } from '../parse/tree.js';
import { budget } from '../value/budget.js';
import { measure } from '../value/units.js';
import { ask } from './ask.js';
import { withoutIntegrals } from './integrals.js';

type Quantity = Extract<Node, { kind: 'quantity' }>;

/** Two amounts of which a unit is strange to us. */
function strangeUnits(gold: Node, answer: Node): readonly [Quantity, Quantity] | null {
  if (gold.kind !== 'quantity' || answer.kind !== 'quantity') return null;
  if (measure(gold.unit) !== null && measure(answer.unit) !== null) return null;
  return [gold, answer].every((one) => /^[A-Za-z][\w ^*/-]{0,30}$/.test(one.unit)) ? [gold, answer] : null;
}

/** The amount in SI units; conversion factors are doubles, good to 15 digits. */
function inBase({ amount }: Quantity, factor: number): Node {
  const [digits, exponent] = factor.toExponential(15).split('e') as [string, string];
  const number: Node = { kind: 'number', value: { n: BigInt(digits.replace('.', '')), d: 10n ** 15n } };
  const scale: Node = { kind: 'power', base: whole(10n), exponent: whole(BigInt(exponent)) };
  return { kind: 'multiply', factors: [amount, number, scale] };
}

const whole = (n: bigint): Node => ({ kind: 'number', value: { n, d: 1n } });

async function compareUnits(gold: Quantity, answer: Quantity): Promise<Decision | null> {
  const g = await ask({ kind: 'measure', unit: gold.unit });
  const a = await ask({ kind: 'measure', unit: answer.unit });
  if (g?.kind !== 'measured' || a?.kind !== 'measured' || g.dimension !== a.dimension) return null;
  const policy: Policy = { ...defaultPolicy, relativeTolerance: 1e-9 };
  const judge: Judge = { policy, purse: budget(), compare };
  return compare(inBase(gold, g.factor), inBase(answer, a.factor), judge).equal
    ? yes('equal after conversion')
    : null;
}

/** A decision that asks the libraries; null when they do not help. */
export async function settle(gold: Node, answer: Node, policy: Policy): Promise<Decision | null> {
  const units = strangeUnits(gold, answer);
  if (units !== null) return compareUnits(...units);
  const [g, a] = [await withoutIntegrals(gold), await withoutIntegrals(answer)];
  if (g === null || a === null) return null;
  return compare(g, a, { policy, purse: budget(), compare });
}
