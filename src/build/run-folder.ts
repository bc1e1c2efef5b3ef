import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { exitCode, Failure } from '../failure.js';

/** The place of a run while it is made, and its move to the final one. */
export interface RunFolder {
  /** Where to write; it becomes `final` once the run is whole. */
  readonly building: string;
  readonly final: string;
  /** Puts the finished run in its place; an earlier run of that name gives way only now. */
  finish(): Promise<void>;
}

/**
 * Makes `<out>/<name>.building`, empty. @throws Failure when `<out>/<name>` exists and is not a run, since finishing would
 * remove it.
 */
export async function openRunFolder(out: string, name: string): Promise<RunFolder> {
  const final = join(out, name);
  const building = `${final}.building`;
  if ((await exists(final)) && !(await exists(join(final, 'manifest.json')))) {
    throw new Failure(exitCode.usage, {
      message: 'this folder exists and is not a run of rlvr, so it will not be replaced',
      remedy: 'move it away, rename the recipe, or choose another place with --out',
      place: { file: final },
    });
  }
  await rm(building, { recursive: true, force: true });
  await mkdir(building, { recursive: true });
  return {
    building,
    final,
    finish: async () => {
      await rm(final, { recursive: true, force: true });
      await rename(building, final);
    },
  };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
