import { join, relative } from 'node:path';
import {
  endingOf,
  exportNamed,
  openShards,
  type ParquetCompression,
  type PromptTemplate,
  partText,
  type ShardWriter,
  StoredProblem,
} from '#datasets/exports/index.js';
import type { Problem } from '#datasets/problem.js';
import type { SelectionSettings } from '#datasets/select-completions.js';
import { type Fingerprint, fingerprint } from '../../fingerprint.js';
import type { Row } from '../../pipeline/row.js';

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
  write(rows: readonly Row[]): Promise<void>;
  /** Finishes the files and tells of them. */
  close(): Promise<Output[]>;
  /** Frees what is held; a file that was not finished leaves no trace. Call it in any case. */
  release(): Promise<void>;
}

/** One export: what it writes of each problem. */
interface Writers {
  readonly isTable: boolean;
  write(problem: Problem): Promise<void> | undefined;
  close(): Promise<Output[]>;
  abort(): Promise<void>;
}

/** @param folder the run folder */
export function openWriters(settings: readonly ExportSettings[], folder: string): OpenExports {
  const open = settings.map((one) => openOne(one, folder));
  return {
    async write(rows) {
      for (const row of rows) {
        const problem = new StoredProblem(row.line);
        for (const one of open) {
          const written = one.write(problem);
          if (written !== undefined) await written;
        }
      }
    },
    close: () => closeAll(open),
    release: async () => {
      for (const one of open) await one.abort();
    },
  };
}

/** Lines go to the disk while tables are packed; tables one after the other, since each takes much memory. */
async function closeAll(open: readonly Writers[]): Promise<Output[]> {
  let table: Promise<unknown> = Promise.resolve();
  const closing = open.map((one) => {
    if (!one.isTable) return one.close();
    const closed = table.then(one.close);
    table = closed;
    return closed;
  });
  await Promise.allSettled(closing);
  return (await Promise.all(closing)).flat();
}

/** One export: a file per part, or several with `shard_rows`, opened when the part's first problem comes. */
function openOne(
  { to, selection, shard_rows, compression, ...template }: ExportSettings,
  folder: string,
): Writers {
  const shape = exportNamed(to);
  const settings = { template, selection, compression, shardRows: shard_rows, fingerprint: true };
  const writers = new Map<string, ShardWriter>();
  const pathOf = (part: string) =>
    join(folder, to === 'rlvr' ? '' : to, `${part}.${endingOf(shape, compression)}`);

  async function open(part: string): Promise<ShardWriter> {
    const writer = await openShards(shape, pathOf(part), settings);
    writers.set(part, writer);
    return writer;
  }

  async function close(): Promise<Output[]> {
    const outputs: Output[] = [];
    for (const [part, writer] of [...writers].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const { leftOut, files } = await writer.close();
      writers.delete(part);
      for (const [at, { path, rows, fingerprint: known }] of files.entries()) {
        // What no file holds is told once, with the first.
        const counts = { rows, left_out: at === 0 ? leftOut : 0 };
        const name = relative(folder, path).replaceAll('\\', '/');
        outputs.push({ path: name, export: to, part, ...counts, ...(known ?? (await fingerprint(path))) });
      }
    }
    return outputs;
  }
  return {
    isTable: shape.columns !== undefined,
    write(problem) {
      const part = problem.split ?? 'train';
      const copies = copiesOf(problem, part, to);
      const writer = writers.get(part);
      return writer === undefined
        ? open(part).then((opened) => writeCopies(opened, problem, copies))
        : writeCopies(writer, problem, copies);
    },
    close,
    abort: async () => {
      for (const writer of writers.values()) await writer.abort();
    },
  };
}

/** @returns what to await: the disk is behind */
function writeCopies(writer: ShardWriter, problem: Problem, copies: number): Promise<void> | undefined {
  for (let copy = 0; copy < copies; copy++) {
    const written = writer.write(problem);
    if (typeof written !== 'boolean')
      return written.then(() => writeCopies(writer, problem, copies - copy - 1));
  }
  return undefined;
}

/** Copies are for training: an evaluation part holds each problem once, and our own rows carry the number. */
function copiesOf(problem: Problem, part: string, to: string): number {
  return part === 'train' && !to.startsWith('rlvr') ? Number(partText(problem, 'quality', 'copies') ?? 1) : 1;
}
