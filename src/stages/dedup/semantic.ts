import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { meaningMarks, openCosineSearch, type VectorTable } from '#datasets/similarity/index.js';
import type { StageContext } from '../../pipeline/stage.js';
import { openVectors } from '../../vectors/open-vectors.js';
import { cosineThreshold, vectorSource } from '../../vectors/vectors.js';
import { truthHasFigure, truthKey } from './truth-key.js';

export const semanticSettings = z
  .strictObject({
    threshold: cosineThreshold.describe('cosine of their vectors from which two problems say the same'),
    ...vectorSource,
  })
  .refine(({ vectors, scorer }) => (vectors === undefined) !== (scorer === undefined), {
    message: 'name either `vectors`, which are files, or a `scorer` that gives embeddings',
  });
export type SemanticSettings = z.infer<typeof semanticSettings>;

/** Problems that say the same in other words, among members of an `Alike`. */
export interface SemanticDuplicates {
  /** Notes a member; members whose text came before need not be noted. */
  add(problem: Problem, member: number): void;
  /** Resolves when there is room for more. */
  room(): Promise<void>;
  /**
   * Calls `join` for every pair that says the same; once all are added.
   * @throws Failure, DatasetError where a vector is missing or is none
   */
  joinPairs(join: (left: number, right: number) => void): Promise<void>;
  /** The cosine of two members that were noted, from −1 to 1 to six digits; undefined where one has no vector. */
  cosine(left: number, right: number): number | undefined;
  /** How many pairs were joined, and how many problems are not compared because the scorer failed on them. */
  figures(): { semantic_pairs: number; without_vector: number };
  /** Problems that are not compared because the scorer failed on them. */
  without(): number;
  forget(): void;
  readonly identity: string;
  close(): Promise<void>;
}

/** What is known of a noted member besides its vector. */
interface Noted {
  readonly members: number[];
  readonly domains: string[];
  readonly quantities: number[];
  readonly relations: number[];
  readonly answers: (string | undefined)[];
  /** Whether an answer of two is enough to believe that both ask for the same: yes, even and converges are answers to anything. */
  readonly telling: boolean[];
}

/**
 * A pair says the same from the threshold on, within a domain, when its numbers agree, however they are written, and its answers do; where an answer
 * is not known, or has no figure, the relation words must agree instead, for vectors hardly tell more from less. `merge` asks for the domain alone. Memory: four bytes for
 * each number of a vector and about 200 for each problem.
 */
export async function openSemantic(
  given: SemanticSettings,
  merge: boolean,
  context: StageContext,
): Promise<SemanticDuplicates> {
  const vectors = await openVectors(given, context);
  const noted: Noted = { members: [], domains: [], quantities: [], relations: [], answers: [], telling: [] };
  let table: VectorTable | undefined;
  let without: ReadonlySet<number> = new Set();
  const rowOf = new Map<number, number>();
  let pairs = 0;

  function add(problem: Problem, member: number): void {
    rowOf.set(member, noted.members.push(member) - 1);
    vectors.add(problem);
    const { quantities, relations } = meaningMarks(promptText(problem));
    noted.domains.push(problem.domain);
    noted.quantities.push(merge ? 0 : quantities);
    noted.relations.push(relations);
    noted.answers.push(answerOf(problem));
    noted.telling.push(truthHasFigure(problem));
  }

  function maySaySame(left: number, right: number): boolean {
    if (merge) return true;
    const [a, b] = [noted.answers[left], noted.answers[right]];
    if (a !== undefined && b !== undefined && a !== b) return false;
    const told = a !== undefined && b !== undefined && noted.telling[left] === true;
    return told || noted.relations[left] === noted.relations[right];
  }

  async function joinPairs(join: (left: number, right: number) => void): Promise<void> {
    const filled = await vectors.filled();
    if (filled === undefined) return;
    ({ table, without } = filled);
    const search = openCosineSearch(context.jobs);
    try {
      await search.within(
        table.shared(noted.members.length),
        comparable(noted, without),
        given.threshold,
        (left, right) => {
          if (!maySaySame(left, right)) return;
          pairs++;
          join(noted.members[left] as number, noted.members[right] as number);
        },
      );
    } finally {
      await search.close();
    }
  }

  return {
    add,
    room: vectors.room,
    joinPairs,
    cosine: (left, right) => {
      const [l, r] = [rowOf.get(left), rowOf.get(right)];
      const known = l !== undefined && r !== undefined && !without.has(l) && !without.has(r);
      return known ? table?.cosine(l, r) : undefined;
    },
    figures: () => ({ semantic_pairs: pairs, without_vector: without.size }),
    without: () => without.size,
    forget: () => {
      table = undefined;
      rowOf.clear();
    },
    identity: vectors.identity,
    close: vectors.close,
  };
}

/** Tests are no answer: those of two sources for one problem are never the same. */
function answerOf(problem: Problem): string | undefined {
  return problem.ground_truth?.verifier === 'code' ? undefined : truthKey(problem);
}

/** The rows that share domain and quantities, for each such group of two or more. */
function* comparable({ domains, quantities }: Noted, without: ReadonlySet<number>): Generator<Uint32Array> {
  const known = Uint32Array.from(quantities.keys()).filter((row) => !without.has(row));
  const places = new Map([...new Set(domains)].map((domain, place) => [domain, place]));
  const placeOf = (row: number) => places.get(domains[row] as string) as number;
  const before = (a: number, b: number) =>
    (quantities[a] as number) - (quantities[b] as number) || placeOf(a) - placeOf(b);
  known.sort((a, b) => before(a, b) || a - b);
  for (let from = 0; from < known.length; ) {
    let to = from + 1;
    while (to < known.length && before(known[from] as number, known[to] as number) === 0) to++;
    if (to - from > 1) yield known.subarray(from, to);
    from = to;
  }
}
