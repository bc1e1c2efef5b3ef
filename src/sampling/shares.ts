/** One demand on the cells' shares: the group of each cell, and the share of each group. */
export interface Demand {
  readonly groupOf: readonly number[];
  readonly shares: readonly number[];
}

const mostRounds = 200;
const close = 1e-10;

/**
 * The share of each cell that meets every demand and is otherwise as the masses are: iterative proportional fitting (Deming and Stephan
 * 1940). A group whose cells have no mass gives its share to the others. Demands that contradict each other are met as nearly as the
 * last round does; `deviation` is the largest miss.
 */
export function fitShares(
  masses: readonly number[],
  demands: readonly Demand[],
): { readonly shares: number[]; readonly deviation: number } {
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  const shares = masses.map((mass) => (total > 0 ? mass / total : 0));
  const possible = demands.map((demand) => withoutEmpty(demand, masses));
  let deviation = 0;
  for (let round = 0; round < mostRounds; round++) {
    deviation = 0;
    for (const { groupOf, shares: wanted } of possible) {
      const now = new Array<number>(wanted.length).fill(0);
      shares.forEach((share, cell) => {
        now[groupOf[cell] as number] = (now[groupOf[cell] as number] as number) + share;
      });
      for (const [group, want] of wanted.entries())
        deviation = Math.max(deviation, Math.abs(want - (now[group] as number)));
      for (const [cell, share] of shares.entries()) {
        const group = groupOf[cell] as number;
        const have = now[group] as number;
        shares[cell] = have > 0 ? (share * (wanted[group] as number)) / have : 0;
      }
    }
    if (deviation < close) break;
  }
  return { shares, deviation };
}

function withoutEmpty({ groupOf, shares }: Demand, masses: readonly number[]): Demand {
  const full = shares.map((_, group) => masses.some((mass, cell) => mass > 0 && groupOf[cell] === group));
  const sum = shares.reduce((total, share, group) => total + (full[group] ? share : 0), 0);
  if (sum <= 0) {
    // Only groups that are to get nothing have any mass left: they are all there is to draw from.
    const mass = full.filter(Boolean).length;
    return { groupOf, shares: shares.map((_, group) => (full[group] ? 1 / mass : 0)) };
  }
  return { groupOf, shares: shares.map((share, group) => (full[group] ? share / sum : 0)) };
}
