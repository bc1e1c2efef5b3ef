/**
 * export: writes each part of the dataset for each trainer, row by row as problems arrive. It changes the shape of rows, never
 * their sense; Parquet is written from the finished rows, in their order.
 */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { exports as exportFormats, writeParquet } from '#datasets/exports/index.js';
import type { Export, Problem } from '#datasets/problem.js';
import { JsonlWriter } from '../../pipeline/jsonl-writer.js';
import { addressed, type PromptTemplate } from './prompt-template.js';

export interface ExportSettings extends PromptTemplate {
  readonly to: string;
}

/** An exported file; the path is relative to the run folder. */
export interface Output {
  readonly path: string;
  readonly export: string;
  readonly part: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface OpenExports {
  write(batch: readonly Problem[]): Promise<void>;
  close(): Promise<Output[]>;
}

type Truthful = Problem & { readonly ground_truth: NonNullable<Problem['ground_truth']> };

/** @param folder the run folder */
export function openExports(settings: readonly ExportSettings[], folder: string): OpenExports {
  const open = settings.map((one) => openExport(one, folder));
  return {
    write: async (batch) => {
      for (const problem of batch) {
        if (problem.ground_truth === undefined)
          throw new Error(`${problem.id} reached the export without a ground truth`);
        for (const one of open) await one.write(problem as Truthful);
      }
      for (const one of open) await one.drain();
    },
    close: async () => {
      const outputs: Output[] = [];
      for (const one of open) outputs.push(...(await one.close()));
      return outputs;
    },
  };
}

function openExport(settings: ExportSettings, folder: string) {
  const format = exportFormats.find((one) => one.name === settings.to) as Export;
  const writers = new Map<string, JsonlWriter>();
  const counts = new Map<string, number>();

  async function write(problem: Truthful): Promise<void> {
    const part = problem.split ?? 'train';
    const index = counts.get(part) ?? 0;
    const row = format.row({ ...problem, prompt: addressed(problem.prompt, settings) }, index);
    if (row === undefined) return;
    counts.set(part, index + 1);
    let writer = writers.get(part);
    if (writer === undefined) {
      writer = await JsonlWriter.create(join(folder, pathOf(format, part, 'jsonl')));
      writers.set(part, writer);
    }
    writer.write(JSON.stringify(row));
  }

  async function close(): Promise<Output[]> {
    const outputs: Output[] = [];
    for (const [part, writer] of [...writers].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const { rows, bytes, sha256, path } = await writer.close();
      const written = { path: pathOf(format, part, format.file), export: format.name, part, rows };
      if (format.columns === undefined) {
        outputs.push({ ...written, bytes, sha256 });
        continue;
      }
      const parquet = join(folder, written.path);
      await writeParquet(path, parquet, format.columns);
      await rm(path);
      outputs.push({ ...written, ...(await fingerprint(parquet)) });
    }
    return outputs;
  }

  const drain = async () => {
    for (const writer of writers.values()) await writer.drain();
  };
  return { write, drain, close };
}

/** Our own records stand at the root of the run folder, every other export in a folder of its name. */
function pathOf(format: Export, part: string, ending: string): string {
  return format.name === 'rlvr' ? `${part}.${ending}` : `${format.name}/${part}.${ending}`;
}

async function fingerprint(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return { bytes: (await stat(path)).size, sha256: hash.digest('hex') };
}
