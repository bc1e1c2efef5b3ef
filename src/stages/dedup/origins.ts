import type { Problem } from '#datasets/problem.js';

type Provenance = Problem['source'];

/** Where every row came from, held in a few bytes each: rows of a file share all but their number. */
export interface Origins {
  /** To be called for every row, in order. */
  add(problem: Problem): void;
  /** The provenances of a row: its own, and those that it took over from rows like it before. */
  of(member: number): Provenance[];
  forget(): void;
}

export function openOrigins(): Origins {
  const shared: Provenance[] = [];
  const known = new Map<string, number>();
  let last: { readonly source: Provenance; readonly place: number } | undefined;
  let places: number[] = [];
  let rows: number[] = [];
  const taken = new Map<number, readonly Provenance[]>();

  function placeOf({ row: _, ...rest }: Provenance): number {
    const key = JSON.stringify(rest);
    const place = known.get(key) ?? shared.push(rest) - 1;
    known.set(key, place);
    return place;
  }

  return {
    add({ source, also_in }) {
      if (last === undefined || !sameButRow(last.source, source)) last = { source, place: placeOf(source) };
      if (also_in !== undefined) taken.set(places.length, also_in);
      places.push(last.place);
      rows.push(source.row ?? -1);
    },
    of(member) {
      const { dataset, file, ...origin } = shared[places[member]!]!;
      const row = rows[member]!;
      const own = {
        dataset,
        ...(file === undefined ? {} : { file }),
        ...(row < 0 ? {} : { row }),
        ...origin,
      };
      return [own, ...(taken.get(member) ?? [])];
    },
    forget() {
      [places, rows] = [[], []];
      taken.clear();
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
