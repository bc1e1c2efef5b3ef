import { rm } from 'node:fs/promises';
import { type Checkpoint, readCheckpoint } from './checkpoint.js';
import { mergeShards } from './merge-shards.js';
import { type StagePlace, shardsFolder, stageFolder } from './stage-place.js';
import type { OpenStage } from './through.js';

/**
 * The checkpoints of the stages, from the first on, up to one that has not ended. A stage whose shards have all ended is put together here.
 * @param stages those that follow ingest, which has the first place
 * @throws Failure for a stage of which some shards are there and some are not
 */
export async function finishedStages(
  stagesFolder: string,
  places: readonly StagePlace[],
  stages: readonly OpenStage[],
): Promise<Checkpoint[]> {
  const found: Checkpoint[] = [];
  for (const [at, place] of places.entries()) {
    const folder = stageFolder(stagesFolder, place);
    const stage = stages[at - 1];
    let checkpoint = await readCheckpoint(folder, place.key);
    // A run that was killed when it had put the shards together has left them.
    if (checkpoint !== undefined) await rm(shardsFolder(folder), { recursive: true, force: true });
    else if (stage !== undefined) checkpoint = await mergeShards(folder, stage);
    if (checkpoint === undefined) break;
    found.push(checkpoint);
  }
  return found;
}
