import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Makes named pipes in a folder of their own among the temporary files, where one that a killed process leaves is in nobody's way; undefined
 * where the system or the place has none.
 */
export async function makePipes(names: readonly string[]): Promise<string[] | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'rlvr-pipes-'));
  const pipes = names.map((name) => join(folder, name));
  try {
    await promisify(execFile)('mkfifo', pipes);
    return pipes;
  } catch {
    await removePipes(pipes);
    return undefined;
  }
}

/** Removes pipes that were made together, and their folder. */
export async function removePipes(pipes: readonly string[]): Promise<void> {
  await rm(dirname(pipes[0] as string), { recursive: true, force: true });
}

/**
 * Puts an empty file in a pipe's place. Nobody waits for another end of the pipe any longer; what is in it can still be read by who
 * has it open.
 */
export async function retirePipe(path: string): Promise<void> {
  // Open for both, it waits for nobody.
  const both = await open(path, constants.O_RDWR | constants.O_NONBLOCK);
  await rm(path);
  await writeFile(path, '');
  await both.close();
}
