import { expandFiles } from '#datasets/files/index.js';
import type { Seen } from './look-at-file.js';

/**
 * Files of one folder, format and split whose names differ only in numbers are one source, named by a glob that means exactly them:
 * a dataset of a hundred Parquet files makes one entry of the recipe.
 */
export async function joinShards(seen: readonly Seen[]): Promise<Seen[]> {
  const groups = new Map<string, Seen[]>();
  for (const one of seen) {
    const key = JSON.stringify([patternOf(one.file), one.format, one.fields, one.split, one.license]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const joined = await Promise.all(
    [...groups.values()].map(async (group) => {
      const [first] = group;
      if (first === undefined || group.length === 1 || first.format === undefined) return group;
      const pattern = patternOf(first.file);
      const meant = await expandFiles([pattern], process.cwd()).catch((): string[] => []);
      const same = meant.length === group.length && group.every(({ file }) => meant.includes(file));
      return same ? [together(first, pattern, group)] : group;
    }),
  );
  return joined.flat();
}

function patternOf(file: string): string {
  const at = file.lastIndexOf('/') + 1;
  return file.slice(0, at) + file.slice(at).replace(/\d+/g, '*');
}

function together(first: Seen, pattern: string, group: readonly Seen[]): Seen {
  const sum = (of: (one: Seen) => number) => group.reduce((total, one) => total + of(one), 0);
  const domains = [...new Set(group.flatMap((one) => Object.keys(one.domains)))];
  const firstBad = group.find((one) => one.firstBad !== undefined)?.firstBad;
  return {
    ...first,
    file: pattern,
    files: group.length,
    rows: sum(({ rows }) => rows),
    whole: group.every(({ whole }) => whole),
    bad: sum(({ bad }) => bad),
    ...(firstBad === undefined ? {} : { firstBad }),
    domains: Object.fromEntries(domains.map((domain) => [domain, sum((one) => one.domains[domain] ?? 0)])),
    withTruth: sum(({ withTruth }) => withTruth),
    withSolution: sum(({ withSolution }) => withSolution),
    withCompletions: sum(({ withCompletions }) => withCompletions),
  };
}
