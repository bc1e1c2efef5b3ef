/**
 * Puts the shards of a stage together: their files one after the other are the bytes that one run would have written, since a
 * shard is a stretch of neighbouring rows. The shards stay until the whole is on disk.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { exitCode, Failure } from '../failure.js';
import { renderShard, type Shard } from '../shard.js';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.js';
import { addCounts, emptyCounts } from './counts.js';
import { shardFolder, shardsFolder } from './stage-place.js';
import type { OpenStage } from './through.js';

/**
 * The checkpoint of the stage made of its shards; undefined where there are none of this key.
 * @throws Failure where some are there and some are not
 */
export async function mergeShards(folder: string, stage: OpenStage): Promise<Checkpoint | undefined> {
  const parts = await shardsOf(folder, stage);
  if (parts.length === 0) return undefined;
  const counts = emptyCounts(stage.name);
  for (const { checkpoint } of parts) {
    addCounts(counts, checkpoint.counts);
    stage.run.add?.(checkpoint.tally);
  }
  counts.figures = stage.run.figures?.() ?? {};
  await removeAllBut(folder, shardsFolder(folder));
  const files: Record<string, number> = {};
  for (const name of new Set(parts.flatMap(({ checkpoint }) => Object.keys(checkpoint.files)))) {
    const sources = parts.filter(({ checkpoint }) => name in checkpoint.files);
    await concatenate(
      sources.map((part) => join(part.folder, name)),
      join(folder, name),
    );
    files[name] = sources.reduce((sum, { checkpoint }) => sum + (checkpoint.files[name] as number), 0);
  }
  const merged: Checkpoint = { key: stage.key, counts, files, memo: null, tally: stage.run.tally?.() };
  await writeCheckpoint(folder, merged);
  await rm(shardsFolder(folder), { recursive: true, force: true });
  return merged;
}

interface Part {
  readonly folder: string;
  readonly checkpoint: Checkpoint;
}

/** The shards of the stage, in order, all of one division; none where none has this key. */
async function shardsOf(folder: string, stage: OpenStage): Promise<Part[]> {
  const there: (Part & { readonly shard: Shard })[] = [];
  for (const shard of await foundShards(folder)) {
    const checkpoint = await readCheckpoint(shardFolder(folder, shard), stage.key);
    if (checkpoint !== undefined) there.push({ shard, folder: shardFolder(folder, shard), checkpoint });
  }
  const [first] = there;
  if (first === undefined) return [];
  for (const of of new Set(there.map(({ shard }) => shard.of))) {
    const parts = there.filter(({ shard }) => shard.of === of);
    if (parts.length === of) return parts.sort((a, b) => a.shard.index - b.shard.index);
  }
  throw incomplete(
    folder,
    stage.name,
    there.map(({ shard }) => shard),
  );
}

/** What an earlier run of the stage has left under another key. */
async function removeAllBut(folder: string, kept: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (path !== kept) await rm(path, { recursive: true, force: true });
  }
}

async function foundShards(folder: string): Promise<Shard[]> {
  const names = await readdir(shardsFolder(folder)).catch(() => []);
  return names.flatMap((name) => {
    const [, index, of] = /^(\d+)-of-(\d+)$/.exec(name)?.map(Number) ?? [];
    return index === undefined || of === undefined ? [] : [{ index, of }];
  });
}

function incomplete(folder: string, name: string, there: readonly Shard[]): Failure {
  const of = there[0]?.of ?? 0;
  const missing = Array.from({ length: of }, (_, at) => ({ index: at + 1, of })).filter(
    (shard) => !there.some((one) => one.index === shard.index && one.of === of),
  );
  return new Failure(exitCode.usage, {
    message: `${name} has been run in shards, and ${missing.length} of ${of} have not ended: ${missing.slice(0, 8).map(renderShard).join(', ')}`,
    remedy: `run them with --shard, or remove ${shardsFolder(folder)} to run the stage in one`,
    place: { file: shardsFolder(folder) },
  });
}

/** Writes aside, to disk, then renames: a file under its name is whole. */
async function concatenate(sources: readonly string[], target: string): Promise<void> {
  const aside = `${target}.partial`;
  await rm(aside, { force: true });
  for (const source of sources)
    await pipeline(createReadStream(source), createWriteStream(aside, { flags: 'a' }));
  const file = await open(aside, 'r+');
  await file.sync();
  await file.close();
  await rename(aside, target);
}
