import type { Problem } from '#datasets/problem.js';
import { type AlikeSettings, openAlike } from './alike.js';
import { openDonors } from './donors.js';
import type { Fates, Legacy } from './fates.js';
import { Standings } from './keeper.js';
import { openOrigins } from './origins.js';
import { type Measured, measured, reasonOf } from './reason.js';
import type { SemanticDuplicates } from './semantic.js';
import type { DedupSketch } from './sketch.js';

/** What is known of all rows, and what is decided of each. */
export interface WholeSet {
  /** Takes the next rows. @param problems the rows themselves, where vectors are compared */
  add(sketch: DedupSketch, problems?: readonly Problem[]): Promise<void>;
  /** Finds the clusters and who is kept of each; once, after the last `add`. */
  decide(): Promise<void>;
  /** What was decided of the rows numbered from `from` up to `to`. */
  fates(from: number, to: number): Fates;
  /** How many clusters of two or more there are. */
  clusters(): number;
  close(): void;
}

export function openWholeSet(given: AlikeSettings, semantic: SemanticDuplicates | undefined): WholeSet {
  const alike = openAlike(given);
  const standings = new Standings();
  const origins = openOrigins();
  const donors = openDonors();
  const dropped = new Map<number, Measured>();
  /** The row that is kept of each group → the group. */
  const heirs = new Map<number, readonly number[]>();
  let size = 0;
  /** 1 for each row of a group: most are in none, and to look for all of them in maps takes long. */
  let inGroup = new Uint8Array(0);

  async function add(sketch: DedupSketch, problems: readonly Problem[] = []): Promise<void> {
    const first = alike.add(sketch.members);
    size += sketch.members.domains.length;
    standings.add(sketch.standings);
    origins.add(sketch.origins);
    donors.add(sketch.donors);
    for (const [at, problem] of problems.entries())
      if (alike.firstOfText(first + at) === first + at) semantic?.add(problem, first + at);
    await semantic?.room();
  }

  async function decide(): Promise<void> {
    await alike.joinWords();
    await semantic?.joinPairs(alike.join);
    inGroup = new Uint8Array(size);
    for (const group of alike.groups()) {
      const best = standings.best(group);
      for (const member of group) {
        inGroup[member] = 1;
        if (member !== best) dropped.set(member, measured(alike, semantic, member, best));
      }
      heirs.set(best, group);
    }
    for (const one of [alike, semantic]) one?.forget();
  }

  function fates(from: number, to: number): Fates {
    const drops: Fates['dropped'][number][] = [];
    const legacies: Fates['heirs'][number][] = [];
    for (let member = from; member < to; member++) {
      if (inGroup[member] === 0) continue;
      const drop = dropped.get(member);
      if (drop !== undefined)
        drops.push([member - from, reasonOf(alike, member, drop, standings.idOf(drop.keeper))]);
      const group = heirs.get(member);
      if (group !== undefined) legacies.push([member - from, legacyOf(member, group)]);
    }
    return { dropped: drops, heirs: legacies };
  }

  /** What the row that is kept gets of the others; it is put together when it is asked for, since most of it are objects, which the collector walks. */
  function legacyOf(best: number, group: readonly number[]): Legacy {
    const others = group.filter((member) => member !== best);
    // Problems alike but in words may ask for something else; tests go where the text is the same.
    const sameText = others.filter((member) => alike.sameText(member, best));
    return {
      origins: others.flatMap(origins.of),
      donors: sameText.flatMap((donor) => donors.of(donor) ?? []),
    };
  }

  return {
    add,
    decide,
    fates,
    clusters: () => alike.groups().length,
    close: () => {
      alike.forget();
      donors.close();
    },
  };
}
