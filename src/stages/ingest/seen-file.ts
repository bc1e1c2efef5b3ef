import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { exitCode, Failure } from '../../failure.js';

/** A source file as it stood when the run began. */
export interface SeenFile {
  /** As the recipe names it. */
  readonly file: string;
  readonly bytes: number;
  readonly changedMs: number;
}

export function seenFiles(files: readonly string[], at: { readonly folder: string }): Promise<SeenFile[]> {
  return Promise.all(files.map((file) => seenFile(file, at.folder)));
}

async function seenFile(file: string, folder: string): Promise<SeenFile> {
  const { size, mtimeMs } = await stat(resolve(folder, file));
  return { file, bytes: size, changedMs: mtimeMs };
}

/** @throws Failure when the file is no longer what it was: its rows may be of two states. */
export async function checkUnchanged(seen: SeenFile, folder: string): Promise<void> {
  const now = await seenFile(seen.file, folder);
  if (now.bytes === seen.bytes && now.changedMs === seen.changedMs) return;
  throw new Failure(exitCode.missing, {
    message: 'the file changed while it was read',
    remedy: 'let what writes it finish, then run the same command again',
    place: { file: seen.file },
  });
}
