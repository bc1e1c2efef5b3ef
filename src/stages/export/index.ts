/**
 * export: writes each part of the dataset for each trainer, row by row as problems arrive. It changes the shape of rows, never
 * their sense; a problem that a trainer's shape cannot carry is counted for that trainer.
 */
import type { Row } from '../../pipeline/row.js';
import { linesOf, rowsOfLines } from '../../pipeline/threads/lines.js';
import { exportInThread } from './in-thread.js';
import { type ExportSettings, type OpenExports, type Output, openWriters } from './open-writers.js';

export type { Output };

/** So many bytes of rows wait to see whether more come: to start a thread takes as long as to write them. */
const bytesHere = 2 ** 22;

/**
 * The exports of a run: few rows are written here, more by a thread of their own. @param folder the run folder
 */
export function openExports(settings: readonly ExportSettings[], folder: string): OpenExports {
  let waiting: (readonly Row[])[] = [];
  let bytes = 0;
  let writers: OpenExports | undefined;

  /** Opens the writers, which have the rows that waited. */
  async function start(open: typeof openWriters): Promise<OpenExports> {
    writers = open(settings, folder);
    for (const rows of waiting) await writers.write(rows);
    waiting = [];
    return writers;
  }
  return {
    async write(rows) {
      if (writers !== undefined) return writers.write(rows);
      // Their memory is used again when this one returns.
      waiting.push(rowsOfLines(linesOf(rows)));
      for (const { from, to } of rows) bytes += to - from;
      if (bytes > bytesHere) await start(exportInThread);
    },
    close: async () => (writers ?? (await start(openWriters))).close(),
    release: async () => writers?.release(),
  };
}
