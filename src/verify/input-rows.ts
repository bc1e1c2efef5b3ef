import { type RawRow, readAllRows, readStream } from '#datasets/files/index.js';
import type { Row } from '#datasets/problem.js';
import { renderPlace } from '../place.js';

/** A row to judge with its place, or what is wrong at that place. */
export type InputRow = { readonly place: string; readonly row: Row } | { readonly defect: string };

/** Rows judged together: few enough that the first verdicts come soon, enough to keep the workers busy. */
const batchSize = 256;

/** The rows of the named files one after the other; of stdin when none is named, or where `-` stands. */
export function inputRows(
  files: readonly string[],
  options: { readonly maxRowBytes: number },
): AsyncGenerator<InputRow[]> {
  return batched(readAllRows(files, options), batchSize);
}

/** The rows of JSON Lines that come from anywhere, in batches of at most `size` rows. @param name what places say */
export function streamedRows(
  stream: AsyncIterable<Uint8Array>,
  options: { readonly name: string; readonly size: number; readonly maxRowBytes: number },
): AsyncGenerator<InputRow[]> {
  return batched(readStream(stream, 'jsonl', options.name, options), options.size);
}

async function* batched(source: AsyncIterable<RawRow[]>, size: number): AsyncGenerator<InputRow[]> {
  for await (const rows of source) {
    for (let start = 0; start < rows.length; start += size) {
      yield rows.slice(start, start + size).map((raw): InputRow => {
        const place = renderPlace(raw.place);
        return 'row' in raw
          ? { place, row: raw.row }
          : { defect: `${place}: ${raw.defect.message}; ${raw.defect.hint}` };
      });
    }
  }
}
