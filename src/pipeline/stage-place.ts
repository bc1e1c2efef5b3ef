import { join } from 'node:path';
import type { Shard } from '../shard.js';

/** A stage's name, its place in the flow from 1, and the key of its output. */
export interface StagePlace {
  readonly name: string;
  readonly number: number;
  /** A hash of what the stage's output follows from, all stages before it included. */
  readonly key: string;
}

/** The folder of a stage: `NN-name`. */
export function stageFolder(stagesFolder: string, { name, number }: StagePlace): string {
  return join(stagesFolder, `${String(number).padStart(2, '0')}-${name}`);
}

/** Where a stage writes what it kept. */
export function keptOf(stagesFolder: string, place: StagePlace): string {
  return join(stageFolder(stagesFolder, place), 'kept.jsonl');
}

/** The places of the stages, ingest first. */
export function placesOf(
  ingest: { readonly key: string },
  stages: readonly { readonly name: string; readonly key: string }[],
): StagePlace[] {
  return [{ name: 'ingest', key: ingest.key }, ...stages].map(({ name, key }, at) => ({
    name,
    key,
    number: at + 1,
  }));
}

/** Where the shards of a stage lie until they are put together. */
export function shardsFolder(stageFolder: string): string {
  return join(stageFolder, 'shards');
}

export function shardFolder(stageFolder: string, { index, of }: Shard): string {
  return join(shardsFolder(stageFolder), `${index}-of-${of}`);
}
