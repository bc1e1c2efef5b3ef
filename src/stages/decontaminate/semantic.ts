import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import { openCosineSearch, type VectorDefect, VectorTable } from '#datasets/similarity/index.js';
import type { StageContext } from '../../pipeline/stage.js';
import { openVectors } from '../../vectors/open-vectors.js';
import { cosineThreshold, type FilledTable, vectorFiles, vectorSource } from '../../vectors/vectors.js';
import { type NearItem, type NearItems, nearByFiles, nearByScorer } from './near-items.js';

export const semanticSettings = z
  .strictObject({
    threshold: cosineThreshold.describe('cosine from which a problem says the same as an evaluation item'),
    ...vectorSource,
    evaluation_vectors: vectorFiles
      .optional()
      .describe(
        'with `vectors`: files of the evaluation items’ vectors, with the ids that the items have when they are read',
      ),
    variants: z
      .enum(['keep', 'drop'])
      .default('keep')
      .describe(
        '`keep`: a problem with other numbers or formulas than the item’s is no repetition. `drop`: it is',
      ),
  })
  .refine(
    ({ vectors, evaluation_vectors: items, scorer }) =>
      scorer === undefined ? vectors !== undefined && items !== undefined : (vectors ?? items) === undefined,
    {
      message:
        'name either `vectors` and `evaluation_vectors`, which are files, or a `scorer` that gives embeddings',
    },
  );
export type SemanticSettings = z.infer<typeof semanticSettings>;

/**
 * Asks which evaluation items problems are near to; every pair of them is compared. The items' vectors are read or made when the first
 * problems come: four bytes for each number of one.
 * @param items the evaluation items, in the order of their numbers
 * @throws DatasetError, Failure where files or the scorer are missing
 */
export async function openSemanticItems(
  given: SemanticSettings,
  items: readonly Problem[],
  context: StageContext,
): Promise<NearItems> {
  const ofItems = await openVectors({ vectors: given.evaluation_vectors, scorer: given.scorer }, context);
  const search = openCosineSearch(context.jobs);
  let filled: Promise<FilledTable | undefined> | undefined;
  let itemsWithout = 0;

  async function fill(): Promise<FilledTable | undefined> {
    for (const item of items) {
      ofItems.add(item);
      await ofItems.room();
    }
    const made = await ofItems.filled();
    itemsWithout = made?.without.size ?? items.length;
    return made;
  }

  async function nearest(
    vectors: readonly (ArrayLike<number> | undefined)[],
  ): Promise<(readonly NearItem[] | VectorDefect)[]> {
    filled ??= fill();
    const known = await filled;
    if (known === undefined) return vectors.map(() => []);
    const table = new VectorTable(known.table.dimension);
    const found: (NearItem[] | VectorDefect)[] = vectors.map((vector, row) =>
      vector === undefined ? [] : (table.set(row, vector) ?? []),
    );
    const left = { vectors: table.shared(vectors.length), count: vectors.length };
    const right = { vectors: known.table.shared(items.length), count: items.length };
    await search.between(left, right, given.threshold, (row, at, cosine) => {
      const near = found[row];
      if (Array.isArray(near)) near.push({ at, cosine });
    });
    for (const near of found)
      if (Array.isArray(near)) near.sort((a, b) => b.cosine - a.cosine || a.at - b.at);
    return found;
  }

  const ofProblems =
    given.scorer === undefined
      ? await nearByFiles(given.vectors ?? [], context.resolve('.'), nearest)
      : await nearByScorer(given.scorer, context, nearest);
  return {
    of: ofProblems.of,
    without: () => itemsWithout + ofProblems.without(),
    identity: `${ofItems.identity}\n${ofProblems.identity}`,
    close: async () => {
      await search.close();
      await ofItems.close();
      await ofProblems.close();
    },
  };
}
