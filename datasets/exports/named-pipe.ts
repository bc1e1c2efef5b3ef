import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { open, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Makes named pipes; false where the system or the place has none. */
export async function makePipes(paths: readonly string[]): Promise<boolean> {
  return promisify(execFile)('mkfifo', [...paths]).then(
    () => true,
    () => false,
  );
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
