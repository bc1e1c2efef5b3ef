/**
 * export: writes each part of the dataset for each trainer, row by row as problems arrive. It changes the shape of rows, never
 * their sense; a problem that a trainer's shape cannot carry is counted for that trainer.
 */
import { join } from 'node:path';
import { type ExportWriter, exportNamed, openExport, type PromptTemplate } from '#datasets/exports/index.js';
import type { Problem } from '#datasets/problem.js';
import type { SelectionSettings } from '#datasets/select-completions.js';
import { type Fingerprint, fingerprint } from '../../fingerprint.js';

export type ExportSettings = PromptTemplate & {
  readonly to: string;
  readonly selection?: SelectionSettings | undefined;
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

/** One export: a file per part, opened when the part's first problem comes. */
function openOne({ to, selection, ...template }: ExportSettings, folder: string): OpenExports {
  const shape = exportNamed(to);
  const writers = new Map<string, ExportWriter>();
  const pathOf = (part: string) => (to === 'rlvr' ? `${part}.${shape.file}` : `${to}/${part}.${shape.file}`);

  async function write(batch: readonly Problem[]): Promise<void> {
    for (const problem of batch) {
      const part = problem.split ?? 'train';
      const writer =
        writers.get(part) ?? (await openExport(shape, join(folder, pathOf(part)), { template, selection }));
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
      const { rows, leftOut } = await writer.close();
      const path = pathOf(part);
      outputs.push({
        path,
        export: to,
        part,
        rows,
        left_out: leftOut,
        ...(await fingerprint(join(folder, path))),
      });
    }
    return outputs;
  }
  return { write, close };
}

/** Copies are for training: an evaluation part holds each problem once, and our own rows carry the number. */
function copiesOf(problem: Problem, part: string, to: string): number {
  return part === 'train' && to !== 'rlvr' ? (problem.quality?.copies ?? 1) : 1;
}
