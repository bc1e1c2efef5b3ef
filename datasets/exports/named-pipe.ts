import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Makes a named pipe; false where the system or the place has none. */
export async function makePipe(path: string): Promise<boolean> {
  return promisify(execFile)('mkfifo', [path]).then(
    () => true,
    () => false,
  );
}

/** Ends the wait of whoever opens the pipe to write: what is written from now on is a broken pipe. */
export async function forgoReading(path: string): Promise<void> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  await file.close();
}
