import { access, cp, link, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { exitCode, Failure } from '../failure.js';
import { lockFile, refuseWhileHeld } from '../lock.js';
import { renderShard, type Shard } from '../shard.js';

/** The place of a run while it is made, and its move to the final one. */
export interface RunFolder {
  /** Where to write; it becomes `final` once the run is whole. */
  readonly building: string;
  /** The stages' folders in it; what an earlier run has finished lies there already. */
  readonly stages: string;
  readonly final: string;
  /** Puts the finished run in its place; an earlier run of that name gives way only now. */
  finish(): Promise<void>;
  /** Lets another process have the place; call it in any case. */
  release(): void;
}

/**
 * Makes `<out>/<name>.building`. It holds the stages of a run that was killed there, or else those of the finished run, and nothing
 * more; with `fresh` it is empty. @throws Failure when `<out>/<name>` exists and is not a run, since finishing would
 * remove it, and while another process builds there.
 */
export async function openRunFolder(
  out: string,
  name: string,
  options: { readonly fresh?: boolean | undefined } = {},
): Promise<RunFolder> {
  const final = join(out, name);
  const building = `${final}.building`;
  const stages = join(building, 'stages');
  if ((await exists(final)) && !(await exists(join(final, 'manifest.json')))) {
    throw new Failure(exitCode.usage, {
      message: 'this folder exists and is not a run of rlvr, so it will not be replaced',
      remedy: 'move it away, rename the recipe, or choose another place with --out',
      place: { file: final },
    });
  }
  await mkdir(out, { recursive: true });
  const release = lockFile(building, locked);
  try {
    for (const shard of await shardLocks(building)) refuseWhileHeld(shard, locked);
    await keepOnly(building, options.fresh ? [] : ['stages']);
    if (!options.fresh && !(await exists(stages))) await adopt(join(final, 'stages'), stages);
    await mkdir(stages, { recursive: true });
  } catch (error) {
    release();
    throw error;
  }
  return {
    building,
    stages,
    final,
    release,
    finish: async () => {
      await rm(final, { recursive: true, force: true });
      await rename(building, final);
    },
  };
}

/** The stages of a run that is made in shards, of which many processes may work on one each. */
export interface ShardPlace {
  readonly building: string;
  readonly stages: string;
  release(): void;
}

/** @throws Failure when no run is being made there, while one process works on the whole of it, and while another works on this shard */
export async function openShardPlace(out: string, name: string, shard: Shard): Promise<ShardPlace> {
  const building = `${join(out, name)}.building`;
  const stages = join(building, 'stages');
  if (!(await exists(stages))) {
    throw new Failure(exitCode.usage, {
      message: `there are no rows to take a share of: no run is being made in ${out}`,
      remedy: 'first run the same command with `--until ingest` in place of --shard',
      place: { file: building },
    });
  }
  const release = lockFile(`${building}.shard-${shard.index}-of-${shard.of}`, {
    ...locked,
    what: `shard ${renderShard(shard)}`,
  });
  try {
    refuseWhileHeld(building, locked);
  } catch (error) {
    release();
    throw error;
  }
  return { building, stages, release };
}

const locked = { what: 'run folder', flags: '--out' };

/** What the shards under way lock, without the ending of the lock. */
async function shardLocks(building: string): Promise<string[]> {
  const prefix = `${basename(building)}.shard-`;
  const names = await readdir(dirname(building));
  return names
    .filter((name) => name.startsWith(prefix) && name.endsWith('.lock'))
    .map((name) => join(dirname(building), name.slice(0, -'.lock'.length)));
}

async function keepOnly(folder: string, kept: readonly string[]): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!kept.includes(name)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** The same files under a second folder: links, since no file of a stage is ever changed in its place. */
async function adopt(from: string, to: string): Promise<void> {
  if (!(await exists(from))) return;
  for (const entry of await readdir(from, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const folder = join(to, entry.parentPath.slice(from.length));
    await mkdir(folder, { recursive: true });
    const [source, target] = [join(entry.parentPath, entry.name), join(folder, entry.name)];
    // Some file systems have no links.
    await link(source, target).catch(() => cp(source, target));
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
