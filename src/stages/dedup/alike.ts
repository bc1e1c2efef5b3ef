import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import {
  Clusters,
  hashWord,
  KeyTable,
  keyWords,
  mix,
  Numbers,
  nearDuplicates,
  type Sketches,
} from '#datasets/similarity/index.js';
import { signatureOf, signatureSettings } from './signature.js';
import { truthKey } from './truth-key.js';
import { openTruths } from './truths.js';

export const alikeSettings = z.strictObject({
  ...signatureSettings,
  variants: z
    .enum(['keep', 'merge'])
    .default('keep')
    .describe(
      '`keep`: problems equal but for numbers or relations are different problems. `merge`: they are duplicates',
    ),
});
export type AlikeSettings = z.infer<typeof alikeSettings>;

/** What tells whether problems are the same, of one after the other. */
export interface Members {
  /** Their prompts, sketched with the shape of `signatureOf`, all with one seed. */
  readonly texts: Sketches;
  readonly domains: readonly string[];
  /** See `truthKey`. */
  readonly truths: readonly (string | undefined)[];
}

export function membersOf(problems: readonly Problem[], texts: Sketches): Members {
  return { texts, domains: problems.map(({ domain }) => domain), truths: problems.map(truthKey) };
}

/** Problems that are the same, among those added as members 0, 1, 2, … */
export interface Alike {
  /** Adds problems as the next members, and gives the first one's number. */
  add(members: Members): number;
  /** Joins what is the same by its words; once, after all are added and before `join` and `groups`. */
  joinWords(): Promise<void>;
  /** Joins two members that are the same by something else than their words; before `groups`. */
  join(left: number, right: number): void;
  /** Every group of two or more members that are the same problem, in ascending order. */
  groups(): number[][];
  /** Whether the words alone put both into one group; once `groups` was asked. */
  sameByWords(left: number, right: number): boolean;
  sameText(left: number, right: number): boolean;
  /** The first member that has this one's text. */
  firstOfText(member: number): number;
  /** Whether both say the same truth in the same spelling. */
  sameTruth(left: number, right: number): boolean;
  /** The Jaccard similarity of two members, from 0 to 1; until `forget`. */
  similarity(left: number, right: number): number;
  /** Frees what comparing needs; harmless where it is free. */
  forget(): void;
}

/** The problems of one domain, by the keys of their texts. */
interface DomainTexts {
  readonly number: number;
  readonly keys: KeyTable;
  /** The first member of each key. */
  readonly firsts: Numbers<Uint32Array<ArrayBuffer>>;
}

/**
 * The same means equal after normalization, or near-duplicate with equal numbers, relations and answers; problems that differ in those
 * are variants. Compares within a domain. Memory: about 70 bytes a problem, besides what `nearDuplicates` holds until `forget`.
 */
export function openAlike(given: AlikeSettings): Alike {
  const near = nearDuplicates(signatureOf(given));
  const clusters = new Clusters();
  const merge = given.variants === 'merge';
  const known = new Map<string, DomainTexts>();
  const domainOf = new Numbers(Uint8Array);
  const guards = new Numbers(Float64Array);
  const truths = openTruths();
  const textOf = new Numbers(Uint32Array);
  let groups: number[][] | undefined;
  /** The groups by words alone, where something else joined members after. */
  let byWords: Uint32Array | undefined;

  function add(members: Members): number {
    const first = clusters.size;
    near.add(members.texts, (at) => saltOf(members, at, merge));
    for (const at of members.domains.keys()) addOne(members, at);
    return first;
  }

  function addOne({ texts, domains, truths: said }: Members, at: number): void {
    const member = clusters.add();
    guards.push(texts.guards[at] as number);
    truths.add(said[at]);
    const domain = textsOf(known, domains[at] as string);
    domainOf.push(domain.number);
    const key = domain.keys.add(texts.keys, at * keyWords);
    if (key === domain.firsts.size) domain.firsts.push(member);
    const firstOfText = domain.firsts.at(key);
    clusters.join(firstOfText, member);
    textOf.push(firstOfText);
  }

  function mayJoin(left: number, right: number): boolean {
    if (domainOf.at(left) !== domainOf.at(right)) return false;
    return merge || (guards.at(left) === guards.at(right) && truths.mayAgree(left, right));
  }

  async function joinWords(): Promise<void> {
    known.clear();
    await near.join(clusters, mayJoin);
  }

  function joinAlso(left: number, right: number): void {
    byWords ??= Uint32Array.from({ length: clusters.size }, (_, member) => clusters.rootOf(member));
    clusters.join(left, right);
  }

  return {
    add,
    joinWords,
    join: joinAlso,
    groups: () => {
      groups ??= clusters.groups();
      return groups;
    },
    sameByWords: (left, right) => byWords === undefined || byWords[left] === byWords[right],
    firstOfText: (member) => textOf.at(member),
    sameText: (left, right) => textOf.at(left) === textOf.at(right),
    sameTruth: truths.same,
    similarity: near.similarity,
    forget: near.close,
  };
}

/** What keeps rows apart that are never alike. Variants get other salts, so that a thousand problems of one template are not compared with each other. */
function saltOf({ texts, domains }: Members, at: number, merge: boolean): number {
  const domain = hashWord(domains[at] as string);
  return merge ? domain : mix(domain ^ mix((texts.guards[at] as number) % 2 ** 32));
}

/** The texts of a domain among those that are known. */
function textsOf(known: Map<string, DomainTexts>, domain: string): DomainTexts {
  const found = known.get(domain);
  if (found !== undefined) return found;
  const made = { number: known.size, keys: new KeyTable(), firsts: new Numbers(Uint32Array) };
  known.set(domain, made);
  return made;
}
