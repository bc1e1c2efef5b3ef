import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { openSketcher } from '#datasets/similarity/index.js';
import type { StageContext } from '../../pipeline/stage.js';
import { type AlikeSettings, type Members, membersOf } from './alike.js';
import { type DonorColumns, donorsOf } from './donors.js';
import { type StandingColumns, standingsOf } from './keeper.js';
import { type OriginColumns, originsOf } from './origins.js';
import { signatureOf } from './signature.js';

/** What dedup needs of a batch to decide, in columns. */
export interface DedupSketch {
  readonly members: Members;
  readonly standings: StandingColumns;
  readonly origins: OriginColumns;
  readonly donors: DonorColumns;
}

export function openSketch(
  given: AlikeSettings,
  { seed, sourceRank }: Pick<StageContext, 'seed' | 'sourceRank'>,
): (batch: readonly Problem[]) => DedupSketch {
  let sketcher: ReturnType<typeof openSketcher> | undefined;
  return (batch) => {
    sketcher ??= openSketcher(signatureOf(given), seed);
    return {
      members: membersOf(batch, sketcher(batch.map(promptText))),
      standings: standingsOf(batch, sourceRank),
      origins: originsOf(batch),
      donors: donorsOf(batch),
    };
  };
}
