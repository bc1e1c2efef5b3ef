import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../../cache-folder.js';
import { huggingFaceCache } from './hub.js';

/** The names of the models that need not be fetched: in the cache of huggingface_hub, and in our own. */
export async function cachedModels(): Promise<string[]> {
  const theirs = (await names(huggingFaceCache()))
    .filter((name) => name.startsWith('models--'))
    .map((name) => name.slice('models--'.length).replace('--', '/'));
  const own = cacheFolder('models');
  const ours: string[] = [];
  for (const owner of await names(own)) {
    for (const name of await names(join(own, owner))) ours.push(`${owner}/${name}`);
  }
  return [...new Set([...theirs, ...ours])].sort();
}

async function names(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder, { withFileTypes: true }))
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch {
    // A cache that was never used has no folder.
    return [];
  }
}
