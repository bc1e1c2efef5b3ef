import { openDuckdb, sqlText } from '../duckdb.js';

/** Rows whose text is a hundred times the usual still fit: DuckDB refuses a row beyond this. */
const maxRowBytes = 64 * 2 ** 20;
const rowGroupRows = 25_000;
/** What DuckDB calls the codecs. Level 2 of zstd packs problems as small as its usual 3 within a hundredth, in four fifths of the time. */
const codecs = { none: 'uncompressed', gzip: 'gzip', snappy: 'snappy', zstd: 'zstd, COMPRESSION_LEVEL 2' };

/** How the pages of a Parquet file are packed. */
export type ParquetCompression = 'none' | 'gzip' | 'snappy' | 'zstd';

/**
 * Turns files of JSON Lines into one of Parquet with exactly these columns and types. Same rows in the same files, same bytes: on one
 * thread only, because where several cut row groups of uneven lengths depends on how many they are.
 */
export async function writeParquet(
  jsonPaths: readonly string[],
  path: string,
  columns: Readonly<Record<string, string>>,
  compression: ParquetCompression = 'zstd',
): Promise<void> {
  const types = Object.entries(columns).map(([name, type]) => `${sqlText(name)}: ${sqlText(type)}`);
  const { connection, close } = await openDuckdb();
  try {
    await connection.run(
      `COPY (SELECT * FROM read_json([${jsonPaths.map(sqlText).join(', ')}], format = 'newline_delimited', compression = 'uncompressed',
        columns = {${types.join(', ')}}, maximum_object_size = ${maxRowBytes}))
       TO ${sqlText(path)} (FORMAT parquet, COMPRESSION ${codecs[compression]}, ROW_GROUP_SIZE ${rowGroupRows})`,
    );
  } catch (error) {
    throw withCode(error as Error);
  } finally {
    close();
  }
}

/** DuckDB says in words what the system has a code for. */
function withCode(error: Error): Error {
  return error.message.includes('No space left on device') ? Object.assign(error, { code: 'ENOSPC' }) : error;
}
