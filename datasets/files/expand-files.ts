import { stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import fastGlob from 'fast-glob';

const kinds = ['jsonl', 'json', 'csv', 'tsv', 'parquet'];
const everyFile = `**/*.{${kinds.flatMap((kind) => [kind, `${kind}.gz`, `${kind}.zst`]).join(',')}}`;

/** Pattern that named no file. */
export class NoSuchFile extends Error {
  readonly pattern: string;
  constructor(pattern: string, message: string) {
    super(message);
    this.name = 'NoSuchFile';
    this.pattern = pattern;
  }
}

/**
 * The files that paths, globs and folders name, as written (relative ones stay relative to `folder`), each once, the
 * matches of a pattern in code-unit order. @throws NoSuchFile for a pattern that matches nothing.
 */
export async function expandFiles(patterns: readonly string[], folder: string): Promise<string[]> {
  const found = new Set<string>();
  for (const pattern of patterns) {
    for (const path of await matchesOf(pattern, folder)) found.add(path);
  }
  return [...found];
}

async function matchesOf(pattern: string, folder: string): Promise<string[]> {
  const path = isAbsolute(pattern) ? pattern : join(folder, pattern);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return [pattern];
  const glob = found?.isDirectory() ? `${fastGlob.escapePath(pattern)}/${everyFile}` : pattern;
  const matches = await fastGlob(glob, { cwd: folder, onlyFiles: true });
  if (matches.length > 0) return matches.sort();
  if (found?.isDirectory()) {
    throw new NoSuchFile(
      pattern,
      `the folder holds no file of a known kind (${kinds.map((kind) => `.${kind}`).join(' ')})`,
    );
  }
  throw new NoSuchFile(
    pattern,
    fastGlob.isDynamicPattern(pattern) ? 'no file matches this pattern' : 'there is no such file',
  );
}
