import { openDuckDb } from '../duckdb.js';

/**
 * Turns a JSON Lines file into a Parquet file with the given DuckDB column types, in the order of the lines. One thread, so that
 * the same rows give the same bytes. @throws Error when the optional package DuckDB is missing.
 */
export async function writeParquet(
  jsonl: string,
  parquet: string,
  columns: Readonly<Record<string, string>>,
): Promise<void> {
  const instance = await openDuckDb();
  const connection = await instance.connect();
  try {
    await connection.run('SET threads = 1; SET preserve_insertion_order = true');
    const types = Object.entries(columns).map(([name, type]) => `${text(name)}: ${text(type)}`);
    const scan = `read_json(${text(jsonl)}, format = 'newline_delimited', columns = {${types.join(', ')}}, maximum_object_size = 268435456)`;
    await connection.run(
      `COPY (SELECT * FROM ${scan}) TO ${text(parquet)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** An SQL text literal. */
function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
