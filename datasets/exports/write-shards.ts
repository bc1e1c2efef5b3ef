import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Fingerprint } from '../fingerprint.js';
import type { Export, Problem } from '../problem.js';
import {
  type ExportCounts,
  type ExportDone,
  type ExportSettings,
  type ExportWriter,
  openExport,
} from './write-export.js';

export interface ShardSettings extends ExportSettings {
  /** The most rows of one file; all rows go to one file if absent. A problem's rows stay together. */
  readonly shardRows?: number | undefined;
}

export interface ShardCounts extends ExportCounts {
  /** The files in order. */
  readonly files: readonly WrittenShard[];
}

export interface WrittenShard {
  readonly path: string;
  readonly rows: number;
  /** See `ExportDone`. */
  readonly fingerprint?: Fingerprint | undefined;
}

/** A writer of one file or several. */
export type ShardWriter = Omit<ExportWriter, 'close'> & { close(): Promise<ShardCounts> };

/**
 * A writer of the file at `path`, or with `shardRows` of `train-00000-of-00003.parquet` and so on in place of `train.parquet`: names that
 * Hugging Face's loaders know. How many there are shows at the end only, so all get their names then, and those of an earlier
 * writing give way.
 */
export async function openShards(
  shape: Export,
  path: string,
  settings: ShardSettings = {},
): Promise<ShardWriter> {
  const { shardRows } = settings;
  if (shardRows === undefined) return openOne(shape, path, settings);
  const asideOf = (shard: number) => `${path}.shard-${shard}`;
  const full: ExportDone[] = [];
  const total = (last: ExportCounts) => sums([...full, last]);
  let writer = await openExport(shape, asideOf(0), settings);

  async function writeToNext(problem: Problem): Promise<boolean> {
    full.push(await writer.close());
    const rowsBefore = sums(full).rows;
    writer = await openExport(shape, asideOf(full.length), { ...settings, rowsBefore });
    return writer.write(problem);
  }
  return {
    write: (problem) => (writer.counts().rows < shardRows ? writer.write(problem) : writeToNext(problem)),
    counts: () => total(writer.counts()),
    async close() {
      const last = await writer.close();
      const counts = total(last);
      // A last file to which only problems came that the shape cannot carry is none.
      if (last.rows > 0 || full.length === 0) full.push(last);
      else await rm(asideOf(full.length));
      const [stem, ending] = parted(path);
      await removeShards(stem, ending);
      const files = full.map(({ rows, fingerprint }, at) => ({
        path: `${stem}-${five(at)}-of-${five(full.length)}${ending}`,
        rows,
        fingerprint,
      }));
      for (const [at, file] of files.entries()) await rename(asideOf(at), file.path);
      return { ...counts, files };
    },
    async abort() {
      await writer.abort();
      for (const at of full.keys()) await rm(asideOf(at), { force: true });
    },
  };
}

async function openOne(shape: Export, path: string, settings: ExportSettings): Promise<ShardWriter> {
  const writer = await openExport(shape, path, settings);
  return {
    ...writer,
    close: async () => {
      const { fingerprint, ...counts } = await writer.close();
      return { ...counts, files: [{ path, rows: counts.rows, fingerprint }] };
    },
  };
}

function sums(all: readonly ExportCounts[]): ExportCounts {
  return {
    rows: all.reduce((sum, { rows }) => sum + rows, 0),
    leftOut: all.reduce((sum, { leftOut }) => sum + leftOut, 0),
  };
}

const five = (number: number) => String(number).padStart(5, '0');

/** The path without its ending, and the ending with its dots. */
function parted(path: string): [stem: string, ending: string] {
  const ending = /(?:\.[a-z]+)?(?:\.gz)?$/i.exec(basename(path))?.[0] ?? '';
  return [path.slice(0, path.length - ending.length), ending];
}

async function removeShards(stem: string, ending: string): Promise<void> {
  const name = basename(stem);
  for (const file of await readdir(dirname(stem))) {
    const middle = file.slice(name.length, file.length - ending.length);
    const isShard = file === `${name}${middle}${ending}` && /^-\d{5}-of-\d{5}$/.test(middle);
    if (isShard) await rm(join(dirname(stem), file));
  }
}
