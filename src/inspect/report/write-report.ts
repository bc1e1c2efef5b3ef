import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exitCode, Failure } from '../../failure.js';

/** Puts the page in its place once it is whole, and returns its size in bytes. */
export async function writeReport(output: string, page: string): Promise<number> {
  const bytes = Buffer.from(page);
  try {
    await mkdir(dirname(output), { recursive: true });
    await writeFile(`${output}.partial`, bytes);
    await rename(`${output}.partial`, output);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!['EACCES', 'EISDIR', 'ENOTDIR', 'EPERM', 'EEXIST'].includes(code ?? '')) throw error;
    throw new Failure(exitCode.usage, {
      message: `cannot be written: ${message}`,
      remedy: 'name another place with --output report.html',
      place: { file: output },
      cause: error,
    });
  }
  return bytes.length;
}
