import { access, cp, link, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCode, Failure } from '../failure.js';
import { lockFile } from '../lock.js';

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
  const release = lockFile(building, { what: 'run folder', flags: '--out' });
  try {
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
