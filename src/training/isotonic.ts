import type { Calibration } from '../scorers/calibration.js';

/** Steps that a curve keeps at most: more would follow the noise of the rows that it was fitted on. */
const maxPoints = 32;

/**
 * Isotonic regression of labels on raw scores by pool adjacent violators (Zadrozny and Elkan, KDD 2002), thinned to few points.
 * Needs at least one row. Probabilities keep away from 0 and 1 by one row's weight (Laplace), since no finite sample shows certainty.
 */
export function fitIsotonic(raw: readonly number[], labels: readonly number[]): Calibration {
  const order = raw.map((_, at) => at).sort((a, b) => (raw[a] as number) - (raw[b] as number));
  const size = Math.max(1, Math.ceil(order.length / (4 * maxPoints)));
  const pools: { weight: number; label: number; raw: number }[] = [];
  for (let from = 0; from < order.length; from += size) {
    const members = order.slice(from, from + size);
    const weight = members.length;
    const label = members.reduce((sum, at) => sum + (labels[at] as number), 0) / weight;
    pools.push({ weight, label, raw: members.reduce((sum, at) => sum + (raw[at] as number), 0) / weight });
    merge(pools);
  }
  const kept = thinned(pools);
  const certainty = 1 / (order.length + 2);
  return {
    raw: kept.map((pool) => round(pool.raw)),
    probability: kept.map((pool) => round(Math.min(1 - certainty, Math.max(certainty, pool.label)))),
  };
}

/** Joins the last pool with those before it while it lies below them. */
function merge(pools: { weight: number; label: number; raw: number }[]): void {
  while (pools.length > 1) {
    const [before, last] = pools.slice(-2) as [(typeof pools)[0], (typeof pools)[0]];
    if (before.label < last.label) return;
    pools.length -= 2;
    const weight = before.weight + last.weight;
    const mean = (key: 'label' | 'raw') => (before.weight * before[key] + last.weight * last[key]) / weight;
    pools.push({ weight, label: mean('label'), raw: mean('raw') });
  }
}

function thinned<T>(pools: readonly T[]): T[] {
  if (pools.length <= maxPoints) return [...pools];
  return Array.from(
    { length: maxPoints },
    (_, at) => pools[Math.round((at * (pools.length - 1)) / (maxPoints - 1))] as T,
  );
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}
