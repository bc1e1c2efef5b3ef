/**
 * export: writes each part of the dataset for each trainer, row by row as problems arrive. It changes the shape of rows, never
 * their sense; a problem that a trainer's shape cannot carry is counted for that trainer.
 */
import { join, relative } from 'node:path';
import {
  endingOf,
  exportNamed,
  openShards,
  type ParquetCompression,
  type PromptTemplate,
  type ShardWriter,
} from '#datasets/exports/index.js';
import type { Problem } from '#datasets/problem.js';
import type { SelectionSettings } from '#datasets/select-completions.js';
import { type Fingerprint, fingerprint } from '../../fingerprint.js';

export type ExportSettings = PromptTemplate & {
  readonly to: string;
  readonly selection?: SelectionSettings | undefined;
  readonly shard_rows?: number | undefined;
  readonly compression?: ParquetCompression | undefined;
};

/** An exported file; the path is relative to the run folder. */
export interface Output extends Fingerprint {
  readonly path: string;
  readonly export: string;
  readonly part: string;
  readonly rows: number;
  /** Problems that the trainer's shape cannot carry. */
  readonly left_out: number;
}

export interface OpenExports {
  write(batch: readonly Problem[]): Promise<void>;
  close(): Promise<Output[]>;
}

/** @param folder the run folder */
export function openExports(settings: readonly ExportSettings[], folder: string): OpenExports {
  const open = settings.map((one) => openOne(one, folder));
  return {
    write: async (batch) => {
      for (const one of open) await one.write(batch);
    },
    close: async () => {
      const outputs: Output[] = [];
      for (const one of open) outputs.push(...(await one.close()));
      return outputs;
    },
  };
}

/** One export: a file per part, or several with `shard_rows`, opened when the part's first problem comes. */
function openOne(
  { to, selection, shard_rows, compression, ...template }: ExportSettings,
  folder: string,
): OpenExports {
  const shape = exportNamed(to);
  const settings = { template, selection, compression, shardRows: shard_rows };
  const writers = new Map<string, ShardWriter>();
  const pathOf = (part: string) =>
    join(folder, to === 'rlvr' ? '' : to, `${part}.${endingOf(shape, compression)}`);

  async function write(batch: readonly Problem[]): Promise<void> {
    for (const problem of batch) {
      const part = problem.split ?? 'train';
      const writer = writers.get(part) ?? (await openShards(shape, pathOf(part), settings));
      writers.set(part, writer);
      for (let copy = 0; copy < copiesOf(problem, part, to); copy++) {
        const written = writer.write(problem);
        if (typeof written !== 'boolean') await written;
      }
    }
  }

  async function close(): Promise<Output[]> {
    const outputs: Output[] = [];
    for (const [part, writer] of [...writers].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const { leftOut, files } = await writer.close();
      for (const [at, { path, rows }] of files.entries()) {
        // What no file holds is told once, with the first.
        const counts = { rows, left_out: at === 0 ? leftOut : 0 };
        const name = relative(folder, path).replaceAll('\\', '/');
        outputs.push({ path: name, export: to, part, ...counts, ...(await fingerprint(path)) });
      }
    }
    return outputs;
  }
  return { write, close };
}

/** Copies are for training: an evaluation part holds each problem once, and our own rows carry the number. */
function copiesOf(problem: Problem, part: string, to: string): number {
  return part === 'train' && !to.startsWith('rlvr') ? (problem.quality?.copies ?? 1) : 1;
}
