/**
 * What makes a stage's output reusable: `stage.json` beside its files, written last, names the key of what the output follows from. A
 * stage without it, or with another key, is run again.
 */
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StageCounts } from './counts.js';

export interface Checkpoint {
  /** A hash of the code, the settings and the inputs of this stage and all before it. */
  readonly key: string;
  readonly counts: StageCounts;
  /** Name → bytes of each file that the stage wrote. */
  readonly files: Readonly<Record<string, number>>;
  /** What the stage wants back when it is not run again. */
  readonly memo: unknown;
  /** What the stage counted, where its figures are more than the counts. */
  readonly tally?: unknown;
}

const fileName = 'stage.json';

/** The checkpoint of a stage's folder, where it has this key and its files are there, whole. */
export async function readCheckpoint(folder: string, key: string): Promise<Checkpoint | undefined> {
  try {
    const checkpoint = JSON.parse(await readFile(join(folder, fileName), 'utf8')) as Checkpoint;
    if (checkpoint.key !== key) return undefined;
    for (const [name, bytes] of Object.entries(checkpoint.files)) {
      if ((await stat(join(folder, name))).size !== bytes) return undefined;
    }
    return checkpoint;
  } catch (error) {
    // A missing file and one that a crash cut short mean the same: this stage is run again.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export async function writeCheckpoint(folder: string, checkpoint: Checkpoint): Promise<void> {
  const path = join(folder, fileName);
  const file = await open(`${path}.partial`, 'w');
  try {
    await file.writeFile(`${JSON.stringify(checkpoint)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.partial`, path);
}
