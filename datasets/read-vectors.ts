import { DatasetError } from './dataset-error.js';
import { type Place, readRows } from './files/index.js';

/** A problem's vector as a file has it. */
export interface ReadVector {
  readonly id: string;
  readonly vector: readonly number[];
  readonly place: Place;
}

/**
 * The rows of a file of vectors, in batches: each has `id` and `embedding` (or `vector`), a list of numbers. Any kind of file that rows
 * are read from; `file` is the name that errors carry.
 * @throws DatasetError that names file, line and id for a row that is none: a vector that is left out would leave its problem uncompared.
 */
export async function* readVectors(path: string, file: string): AsyncGenerator<ReadVector[]> {
  for await (const batch of readRows(path, { file, maxRowBytes: maxRowBytes })) {
    yield batch.map((raw) => {
      if ('defect' in raw) throw badVector(raw.place, undefined, raw.defect.message, raw.defect.hint);
      const { id, embedding, vector = embedding } = raw.row;
      if (typeof id !== 'string' && typeof id !== 'number')
        throw badVector(raw.place, undefined, 'the row has no `id`', form);
      if (!Array.isArray(vector))
        throw badVector(raw.place, id, 'the row has no list of numbers `embedding`', form);
      return {
        id: String(id),
        vector: vector.map((value, at) => numberAt(value, at, raw.place, id)),
        place: raw.place,
      };
    });
  }
}

/** A vector of 65,536 numbers, as JSON writes them. */
const maxRowBytes = 2 ** 21;

const form = 'each row must be {"id": "…", "embedding": [0.1, …]}, with the id of the problem';

/** A number that JSON holds with more digits than a double comes as text. */
function numberAt(value: unknown, at: number, place: Place, id: string | number): number {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  const said = `number ${at + 1} of the vector is ${JSON.stringify(value)}`;
  throw badVector(
    place,
    id,
    said,
    'every vector must have finite numbers only: look at what the model gave for it',
  );
}

/** The error for a row of a file of vectors. */
export function badVector(
  { file, line, row }: Place,
  id: string | number | undefined,
  message: string,
  hint: string,
): DatasetError {
  const where = line === null ? `${file} row ${row}` : `${file}:${line}`;
  return new DatasetError('usage', `${where}: ${id === undefined ? '' : `${id}: `}${message}`, hint);
}
