import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Every file of a run with its content, but for what tells of time. */
export async function contentOf(run: string): Promise<Map<string, string>> {
  const content = new Map<string, string>();
  for (const entry of await readdir(run, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    const text =
      entry.name === 'manifest.json'
        ? JSON.stringify({ ...JSON.parse(bytes.toString()), timings: 0 })
        : bytes.toString('latin1');
    content.set(relative(run, path), text);
  }
  return content;
}
