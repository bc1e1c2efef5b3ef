import { basename, dirname } from 'node:path';
import { datasetNameOf } from '#datasets/read-problems.js';

/** Words of a file's or folder's name that say which part it is, not what it is. */
const partWords =
  /^(?:train|test|validation|valid|val|dev|data|part|shard|chunk|file|rows?|main|default|raw|of|parquet|jsonl?|csv|out|\d+|\*)$/i;

/** What a source is called: its file's name, or where that only counts shards and parts, as `train-00000-of-00004`, its folder's. */
export function sourceName(file: string): string {
  for (let path = file; path !== '.' && path !== dirname(path); path = dirname(path)) {
    const name = path === file ? datasetNameOf(path) : basename(path);
    if (/^\.*$/.test(name)) break;
    if (!name.split(/[-_.\s]+/).every((word) => partWords.test(word))) return name;
  }
  return datasetNameOf(file).replace(/(?:-of)?[-_.]?(?:\d+|\*)/g, '') || 'dataset';
}
