import { openDuckDb } from '../duckdb.js';
import type { Row } from '../problem.js';
import type { RawRow } from './raw-row.js';

/** Rows of a .csv, .tsv or .parquet file, streamed by DuckDB. CSV values stay text: a reader must not guess that 007 is 7. */
export async function* readTable(path: string, file: string): AsyncGenerator<RawRow[]> {
  const instance = await openDuckDb();
  const connection = await instance.connect();
  try {
    const result = await connection.stream(`SELECT * FROM ${scanOf(path)}`);
    let row = 0;
    for await (const batch of result.yieldRowObjectJs()) {
      yield batch.map((record) => ({
        place: { file, line: null, row: row++ },
        row: plainValue(record) as Row,
      }));
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function scanOf(path: string): string {
  const literal = `'${path.replaceAll("'", "''")}'`;
  if (path.endsWith('.parquet')) return `read_parquet(${literal})`;
  const delimiter = /\.tsv(?:\.\w+)?$/.test(path) ? "'\\t'" : "','";
  return `read_csv(${literal}, delim = ${delimiter.replace('\\t', '\t')}, quote = '"', escape = '"', header = true, all_varchar = true, max_line_size = 16777216)`;
}

/** JSON values for what DuckDB gives: whole numbers that a double holds, text for those it does not, ISO text for dates. */
function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plainValue);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainValue(inner)]));
  }
  return value;
}
