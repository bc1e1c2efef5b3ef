import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import {
  Clusters,
  hashWord,
  mix,
  type NearDuplicates,
  nearDuplicates,
  type TextSketch,
} from '#datasets/similarity/index.js';
import { signatureOf, signatureSettings } from './signature.js';
import { truthKey } from './truth-key.js';

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

/** Problems that are the same, among those added as members 0, 1, 2, … */
export interface Alike {
  /** @param text the problem's prompt, sketched with the shape of `signatureOf`, all with one seed */
  add(problem: Problem, text: TextSketch): number;
  /** Joins two members that are the same by something else than their words; once all are added, before `groups`. */
  join(left: number, right: number): void;
  /** Every group of two or more members that are the same problem, in ascending order; once all are added. */
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
  /** Frees what comparing needs. */
  forget(): void;
}

/**
 * The same means equal after normalization, or near-duplicate with equal numbers, relations and answers; problems that differ in those
 * are variants. Compares within a domain. Memory: about 150 bytes a problem and four for each of its words; until `forget`.
 */
export function openAlike(given: AlikeSettings): Alike {
  let near: NearDuplicates | undefined = nearDuplicates(signatureOf(given));
  const clusters = new Clusters();
  const merge = given.variants === 'merge';
  const domains: string[] = [];
  const guards: number[] = [];
  const truths: (string | undefined)[] = [];
  /** By the domain and the key of the text. */
  const firstOfText = new Map<string, Map<string, number>>();
  const textOf: number[] = [];
  let groups: number[][] | undefined;
  /** The groups by words alone, where something else joined members after. */
  let byWords: Uint32Array | undefined;
  let wordsJoined = false;

  function add(problem: Problem, text: TextSketch): number {
    const { key, guard } = text;
    const member = clusters.add();
    domains.push(problem.domain);
    guards.push(guard);
    truths.push(truthKey(problem));
    // Variants get other salts, so that a thousand problems of one template are not compared with each other.
    const domain = hashWord(problem.domain);
    open().add(text, merge ? domain : mix(domain ^ mix(guard % 2 ** 32)));
    const firsts = firstOfText.get(problem.domain) ?? new Map<string, number>();
    if (firsts.size === 0) firstOfText.set(problem.domain, firsts);
    const first = firsts.get(key) ?? member;
    if (first === member) firsts.set(key, member);
    else clusters.join(first, member);
    textOf.push(first);
    return member;
  }

  function mayJoin(left: number, right: number): boolean {
    if (domains[left] !== domains[right]) return false;
    const [a, b] = [truths[left], truths[right]];
    return merge || (guards[left] === guards[right] && (a ?? b) === (b ?? a));
  }

  function open(): NearDuplicates {
    if (near === undefined) throw new Error('what comparing needs was freed');
    return near;
  }

  function joinByWords(): void {
    if (wordsJoined) return;
    wordsJoined = true;
    firstOfText.clear();
    open().join(clusters, mayJoin);
  }

  function joinAlso(left: number, right: number): void {
    joinByWords();
    byWords ??= Uint32Array.from({ length: clusters.size }, (_, member) => clusters.rootOf(member));
    clusters.join(left, right);
  }

  return {
    add,
    join: joinAlso,
    groups: () => {
      joinByWords();
      groups ??= clusters.groups();
      return groups;
    },
    sameByWords: (left, right) => byWords === undefined || byWords[left] === byWords[right],
    firstOfText: (member) => textOf[member] as number,
    sameText: (left, right) => textOf[left] === textOf[right],
    sameTruth: (left, right) => truths[left] === truths[right],
    similarity: (left, right) => open().similarity(left, right),
    forget: () => {
      near = undefined;
    },
  };
}
