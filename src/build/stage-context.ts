import { resolve } from 'node:path';
import type { StageContext } from '../pipeline/stage.js';

/** What a stage is lent that is not the judge: plain values, so that a thread can be given them. */
export interface ContextValues extends Pick<StageContext, 'seed' | 'jobs' | 'cache'> {
  /** The recipe's folder. */
  readonly folder: string;
  /** The names of the recipe's sources, in order. */
  readonly datasets: readonly string[];
}

export function stageContext(
  { folder, datasets, ...values }: ContextValues,
  lent: Pick<StageContext, 'judge' | 'run' | 'told'>,
): StageContext {
  return {
    ...values,
    ...lent,
    resolve: (path) => resolve(folder, path),
    sourceRank: (dataset) => {
      const rank = datasets.indexOf(dataset);
      return rank < 0 ? datasets.length : rank;
    },
  };
}
