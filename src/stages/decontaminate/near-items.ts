import type { Problem } from '#datasets/problem.js';
import { badVector } from '#datasets/read-vectors.js';
import type { VectorDefect } from '#datasets/similarity/index.js';
import type { ScorerSettings } from '../../scorers/registry.js';
import type { ScorerContext } from '../../scorers/scorer.js';
import { openVectorFiles, withoutVector } from '../../vectors/from-files.js';
import { openEmbedder } from '../../vectors/from-scorer.js';

/** An evaluation item that a problem is near by its vector. */
export interface NearItem {
  /** The number of the item. */
  readonly at: number;
  readonly cosine: number;
}

/** Compares vectors with those of the items; absent ones are near nothing. */
export type Nearest = (
  vectors: readonly (ArrayLike<number> | undefined)[],
) => Promise<(readonly NearItem[] | VectorDefect)[]>;

/** The items that problems are near to. */
export interface NearItems {
  /** One list for each problem, the nearest first. */
  of(batch: readonly Problem[]): Promise<(readonly NearItem[])[]>;
  /** Problems and items that the scorer failed on so far. */
  without(): number;
  readonly identity: string;
  close(): Promise<void>;
}

/** Asks a scorer for the vectors of each batch. */
export async function nearByScorer(
  given: ScorerSettings,
  context: ScorerContext,
  nearest: Nearest,
): Promise<NearItems> {
  const { scorer, embed } = await openEmbedder(given, context);
  let without = 0;
  return {
    of: async (batch) => {
      const vectors: (Float32Array | undefined)[] = [];
      for (let at = 0; at < batch.length; at += scorer.batchSize)
        for (const one of await embed(batch.slice(at, at + scorer.batchSize)))
          vectors.push('vector' in one ? one.vector : undefined);
      const near = await nearest(vectors);
      without += vectors.filter((vector, at) => vector === undefined || 'message' in near[at]!).length;
      return near.map((items) => ('message' in items ? [] : items));
    },
    without: () => without,
    identity: `${scorer.name} ${scorer.version}`,
    close: () => scorer.close(),
  };
}

/**
 * Reads the files of vectors when the first problems come, once, and remembers for each id what it is near to, so that memory does not grow with
 * the length of the vectors: about 100 bytes for each of the files' rows.
 */
export async function nearByFiles(
  patterns: string | readonly string[],
  folder: string,
  nearest: Nearest,
): Promise<NearItems> {
  const files = await openVectorFiles(patterns, folder);
  let known: Promise<Map<string, readonly NearItem[]>> | undefined;

  async function read(): Promise<Map<string, readonly NearItem[]>> {
    const nearOf = new Map<string, readonly NearItem[]>();
    for await (const batch of files.read()) {
      const near = await nearest(batch.map(({ vector }) => vector));
      for (const [at, { id, place }] of batch.entries()) {
        const items = near[at]!;
        if ('message' in items)
          throw badVector(place, id, items.message, 'make these vectors and the items’ with one model');
        nearOf.set(id, items.length === 0 ? none : items);
      }
    }
    return nearOf;
  }

  return {
    of: async (batch) => {
      known ??= read();
      const nearOf = await known;
      return batch.map(({ id }) => {
        const items = nearOf.get(id);
        if (items === undefined) throw withoutVector(files.names, `the problem ${id} has no vector`);
        return items;
      });
    },
    without: () => 0,
    identity: files.identity,
    close: async () => undefined,
  };
}

const none: readonly NearItem[] = [];
