import { DatasetError } from '../dataset-error.js';
import { openDuckdb, sqlText } from '../duckdb.js';
import { parseRow } from './parse-row.js';
import type { RawRow } from './raw-row.js';

/** JSON has no such numbers; outside strings they become null. */
const notNumbers = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity|nan|inf)\b/g;

/** A Parquet file, a block of rows at a time. DuckDB writes each row as JSON, which keeps nested values and long numbers. */
export async function* readParquet(path: string, file: string): AsyncGenerator<RawRow[]> {
  const { connection, close } = await openDuckdb();
  try {
    const result = await connection
      .stream(`SELECT CAST(to_json(t) AS VARCHAR) FROM read_parquet(${sqlText(path)}) t`)
      .catch((cause: unknown) => {
        const reason = (cause as Error).message.split('\n')[0];
        throw new DatasetError(
          'usage',
          `${file} cannot be read as Parquet: ${reason}`,
          'fetch it again',
          cause,
        );
      });
    let row = 0;
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      yield chunk.getColumnValues(0).map((text) => parquetRow(String(text), file, row++));
    }
  } finally {
    close();
  }
}

function parquetRow(text: string, file: string, row: number): RawRow {
  const place = { file, line: null, row };
  const parsed = parseRow(place, text);
  if ('row' in parsed) return parsed;
  return parseRow(
    place,
    text.replace(notNumbers, (found) => (found.startsWith('"') ? found : 'null')),
  );
}
