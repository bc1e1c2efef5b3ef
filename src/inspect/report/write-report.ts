import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { exitCode, Failure } from '../../failure.js';

/** A report replaces a page, and nothing else: a dataset whose name was given by mistake is not worth one. */
export function refuseForeign(output: string): void {
  if (!existsSync(output)) return;
  const start = Buffer.alloc(64);
  const file = openSync(output, 'r');
  const read = readSync(file, start);
  closeSync(file);
  if (read === 0 || /^\s*<(?:!doctype|html)/i.test(start.toString('utf8'))) return;
  throw new Failure(exitCode.usage, {
    message: 'this file is no HTML, and would be replaced by the report',
    remedy: 'name another with --output report.html, or move this one away',
    place: { file: output },
  });
}

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
