import type { Problem } from '#datasets/problem.js';
import { Numbers } from '#datasets/similarity/index.js';

export type Provenance = Problem['source'];

/** Where rows came from, one after the other. */
export interface OriginColumns {
  /** Provenances without the row, each of one row or of neighbours. */
  readonly shared: readonly Provenance[];
  /** Which of them is each row's. */
  readonly places: Uint32Array;
  /** The row of the source's file; −1 where it is not known. */
  readonly rows: Float64Array;
  /** What rows took over from rows like them before, by their place. */
  readonly taken: readonly (readonly [at: number, origins: readonly Provenance[]])[];
}

export function originsOf(problems: readonly Problem[]): OriginColumns {
  const shared: Provenance[] = [];
  const taken: [number, readonly Provenance[]][] = [];
  let last: Provenance | undefined;
  const places = problems.map(({ source, also_in }, at) => {
    if (also_in !== undefined) taken.push([at, also_in]);
    if (last === undefined || !sameButRow(last, source)) {
      const { row: _, ...rest } = source;
      shared.push(rest);
    }
    last = source;
    return shared.length - 1;
  });
  const rows = problems.map(({ source }) => source.row ?? -1);
  return { shared, places: new Uint32Array(places), rows: new Float64Array(rows), taken };
}

/** Where every row came from, held in a few bytes each: rows of a file share all but their number. */
export interface Origins {
  /** Notes the next rows. */
  add(columns: OriginColumns): void;
  /** The provenances of a row: its own, and those that it took over from rows like it before. */
  of(member: number): Provenance[];
}

export function openOrigins(): Origins {
  const shared: Provenance[] = [];
  const known = new Map<string, number>();
  const places = new Numbers(Uint32Array);
  const rows = new Numbers(Float64Array);
  const taken = new Map<number, readonly Provenance[]>();

  function placeOf(origin: Provenance): number {
    const key = JSON.stringify(origin);
    const place = known.get(key) ?? shared.push(origin) - 1;
    known.set(key, place);
    return place;
  }

  return {
    add(columns) {
      const first = places.size;
      const placesHere = columns.shared.map(placeOf);
      for (const place of columns.places) places.push(placesHere[place] as number);
      rows.pushAll(columns.rows);
      for (const [at, origins] of columns.taken) taken.set(first + at, origins);
    },
    of(member) {
      const { dataset, file, ...origin } = shared[places.at(member)]!;
      const row = rows.at(member);
      const own = {
        dataset,
        ...(file === undefined ? {} : { file }),
        ...(row < 0 ? {} : { row }),
        ...origin,
      };
      return [own, ...(taken.get(member) ?? [])];
    },
  };
}

/** Whether two rows come from one place, as a row and the next mostly do. */
function sameButRow(left: Provenance, right: Provenance): boolean {
  const names = Object.keys(left) as (keyof Provenance)[];
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => name === 'row' || left[name] === right[name])
  );
}

/**
 * The kept problem with the provenances of the rows that were dropped for it. Its licence is that of all of them together: what one
 * source asks of its users holds for the row, whichever copy was kept.
 */
export function withOrigins(problem: Problem, others: readonly Provenance[]): Problem {
  if (others.length === 0 && problem.also_in === undefined) return problem;
  const own = JSON.stringify(problem.source);
  const texts = [...new Set([...(problem.also_in ?? []), ...others].map((one) => JSON.stringify(one)))];
  const also = texts.filter((text) => text !== own).map((text) => JSON.parse(text) as Provenance);
  if (also.length === 0) return problem;
  const license = joined([problem.source, ...also]);
  const { tags, meta, ...rest } = problem;
  return {
    ...rest,
    source: { ...problem.source, ...(license === undefined ? {} : { license }) },
    also_in: also,
    tags,
    meta,
  };
}

/** One SPDX expression of the licences that are known. */
function joined(sources: readonly Provenance[]): string | undefined {
  const parts = sources.flatMap(({ license }) => license?.split(/\s+AND\s+/) ?? []);
  const distinct = [...new Set(parts)].sort();
  const enclosed =
    distinct.length > 1
      ? distinct.map((one) => (/\sOR\s/.test(one) && !one.startsWith('(') ? `(${one})` : one))
      : distinct;
  return enclosed.length === 0 ? undefined : enclosed.join(' AND ');
}
