import { expandFiles, NoSuchFile } from '#datasets/files/index.js';
import { exitCode, Failure } from './failure.js';

/** The files that the user's paths, globs and folders name. @throws Failure naming the pattern that matches nothing. */
export async function namedFiles(patterns: string | readonly string[], folder: string): Promise<string[]> {
  try {
    return await expandFiles([patterns].flat(), folder);
  } catch (cause) {
    if (!(cause instanceof NoSuchFile)) throw cause;
    const remedy = `correct the path; relative paths start from ${folder}`;
    throw new Failure(exitCode.usage, {
      message: cause.message,
      remedy,
      place: { file: cause.pattern },
      cause,
    });
  }
}
