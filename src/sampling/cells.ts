import { exitCode, Failure } from '../failure.js';
import type { NameColumn, SampleItems } from './items.js';
import type { SamplerSettings } from './settings.js';
import { type Demand, fitShares } from './shares.js';

/** A dimension that shares are demanded of: the named groups, and one more for all other names. */
interface Dimension {
  readonly what: string;
  readonly named: readonly string[];
  /** The group of each name code of the column. */
  readonly groupOfCode: Uint16Array;
  readonly codes: Uint16Array;
  sharesAt(step: number): Readonly<Record<string, number>>;
}

/**
 * The problems parted by what shares are demanded of: every combination of a tier, a source and a domain that a setting names (all
 * that it does not name being one) is a cell. Without demands there is one cell.
 */
export interface Cells {
  readonly count: number;
  readonly cellOf: Uint16Array;
  /** The demands on the cells at a step; none when all problems are one cell. */
  demandsAt(step: number): Demand[];
}

/** @throws Failure when a setting names what no problem has, or shares contradict each other. */
export function cellsOf(items: SampleItems, settings: SamplerSettings): Cells {
  const dimensions = dimensionsOf(items, settings);
  const cellOf = new Uint16Array(items.count);
  const groups: number[][] = [];
  const known = new Map<string, number>();
  for (let at = 0; at < items.count; at++) {
    const combination = dimensions.map(
      ({ codes, groupOfCode }) => groupOfCode[codes[at] as number] as number,
    );
    const key = combination.join();
    let cell = known.get(key);
    if (cell === undefined) {
      cell = groups.length;
      known.set(key, cell);
      groups.push(combination);
    }
    cellOf[at] = cell;
  }
  const demandsAt = (step: number) =>
    dimensions.map((dimension, which): Demand => {
      const given = dimension.sharesAt(step);
      const shares = dimension.named.map((name) => given[name] ?? 0);
      const rest = Math.max(0, 1 - shares.reduce((sum, share) => sum + share, 0));
      return {
        groupOf: groups.map((combination) => combination[which] as number),
        shares: [...shares, rest],
      };
    });
  const cells = { count: Math.max(1, groups.length), cellOf, demandsAt };
  refuseContradiction(cells);
  return cells;
}

function dimensionsOf(items: SampleItems, settings: SamplerSettings): Dimension[] {
  const dimensions: Dimension[] = [];
  if (settings.mix.length > 0) {
    const frames = [...settings.mix].sort((a, b) => a.step - b.step);
    const named = [...new Set(frames.flatMap(({ shares }) => Object.keys(shares)))];
    const at = (step: number) => mixAt(frames, step, settings.transition);
    dimensions.push(dimensionOf('tier', items.tier, named, at));
  }
  for (const [what, column, shares] of [
    ['source', items.source, settings.sources],
    ['domain', items.domain, settings.domains],
  ] as const) {
    const named = Object.keys(shares);
    if (named.length > 0) dimensions.push(dimensionOf(what, column, named, () => shares));
  }
  return dimensions;
}

function dimensionOf(
  what: string,
  column: NameColumn,
  named: readonly string[],
  sharesAt: Dimension['sharesAt'],
): Dimension {
  const missing = named.find((name) => !column.names.includes(name));
  if (missing !== undefined) {
    throw new Failure(exitCode.usage, {
      message: `a share is asked for the ${what} ${missing}, which no problem has`,
      remedy: `the dataset has ${column.names.filter((name) => name !== '').join(', ') || `no ${what}s`}`,
    });
  }
  const groupOfCode = Uint16Array.from(column.names, (name) => {
    const group = named.indexOf(name);
    return group < 0 ? named.length : group;
  });
  return { what, named, groupOfCode, codes: column.codes, sharesAt };
}

type Frame = SamplerSettings['mix'][number];

/** The shares of tiers at a step: those of the last mix that has begun, or on the way from it to the next. */
function mixAt(
  frames: readonly Frame[],
  step: number,
  transition: SamplerSettings['transition'],
): Readonly<Record<string, number>> {
  const next = frames.findIndex((frame) => frame.step > step);
  const before = frames[next < 0 ? frames.length - 1 : Math.max(0, next - 1)] as Frame;
  const after = frames[next];
  if (transition === 'staged' || after === undefined || next === 0)
    return before.shares as Record<string, number>;
  const way = (step - before.step) / (after.step - before.step);
  const names = [
    ...new Set([...Object.keys(before.shares), ...Object.keys(after.shares)]),
  ] as (keyof Frame['shares'])[];
  return Object.fromEntries(
    names.map((name) => [name, (1 - way) * (before.shares[name] ?? 0) + way * (after.shares[name] ?? 0)]),
  );
}

function refuseContradiction(cells: Cells): void {
  const demands = cells.demandsAt(0);
  if (demands.length < 2) return;
  const { deviation } = fitShares(new Array<number>(cells.count).fill(1), demands);
  if (deviation < 1e-3) return;
  throw new Failure(exitCode.usage, {
    message:
      'the shares of tiers, sources and domains contradict each other: no choice of problems meets them all',
    remedy: 'ask for less: leave one of them out, or give shares that the problems of each source allow',
  });
}
