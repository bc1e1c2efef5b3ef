import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { exitCode, Failure } from './failure.js';

/**
 * A finished file takes the place of what stands at its path. Of a pipe or a device that would be the end (as root even of
 * /dev/null), and of a file that is being read, of the rows. What is neither is the user's to replace.
 * @param read the files that the output is made from
 * @throws Failure
 */
export function refuseToReplace(out: string, read: readonly string[] = []): void {
  const stat = statSync(out, { throwIfNoEntry: false });
  // What /dev/stdout is joined to may well be a file; the name that would be replaced is the link's.
  if ((stat !== undefined && !stat.isFile()) || /^\/(?:dev|proc)\//.test(resolve(out))) {
    throw new Failure(exitCode.usage, {
      message: `this is ${stat?.isDirectory() ? 'a folder' : 'a pipe or a device'}, and no file that can be replaced`,
      remedy: 'name a file; it is written beside its place and moved there once it is whole',
      place: { file: out },
    });
  }
  if (stat === undefined) return;
  for (const file of read) {
    const other = statSync(file, { throwIfNoEntry: false });
    if (other?.ino !== stat.ino || other.dev !== stat.dev) continue;
    throw new Failure(exitCode.usage, {
      message: 'this file is read to make the output, which would take its place',
      remedy: 'name another file for the output',
      place: { file: out },
    });
  }
}
