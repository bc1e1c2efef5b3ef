import type { DuckDBConnection } from '@duckdb/node-api';
import { DatasetError } from './dataset-error.js';

export interface Duckdb {
  readonly connection: DuckDBConnection;
  close(): void;
}

/** A database in memory with one thread, so that the order of rows and the bytes written never vary. */
export async function openDuckdb(memoryMb = 512): Promise<Duckdb> {
  const { DuckDBInstance } = await import('@duckdb/node-api').catch((cause: unknown) => {
    throw new DatasetError(
      'missing_component',
      'Parquet files need the package @duckdb/node-api, which is not installed',
      'npm install @duckdb/node-api',
      cause,
    );
  });
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    memory_limit: `${memoryMb}MB`,
    // Data files are untrusted input: nothing is fetched or loaded on their behalf.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A string as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
