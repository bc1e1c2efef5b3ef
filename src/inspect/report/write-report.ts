import { rename, rm, writeFile } from 'node:fs/promises';
import { exitCode, Failure } from '../../failure.js';

/** Puts the page in its place once it is whole, and returns its size in bytes. */
export async function writeReport(output: string, page: string): Promise<number> {
  const bytes = Buffer.from(page);
  try {
    await writeFile(`${output}.partial`, bytes);
    await rename(`${output}.partial`, output);
  } catch (error) {
    // The error that is told is the first one.
    await rm(`${output}.partial`, { force: true }).catch(() => undefined);
    const { code, message } = error as NodeJS.ErrnoException;
    if (!['EACCES', 'EISDIR', 'ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EPERM', 'EEXIST'].includes(code ?? ''))
      throw error;
    throw new Failure(exitCode.usage, {
      message: `cannot be written: ${message}`,
      remedy: 'name another place with --output report.html; its folder must be there',
      place: { file: output },
      cause: error,
    });
  }
  return bytes.length;
}
