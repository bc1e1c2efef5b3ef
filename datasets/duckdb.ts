import type { DuckDBInstance } from '@duckdb/node-api';

/** An in-memory DuckDB. @throws Error naming the command when the optional package is not installed. */
export async function openDuckDb(): Promise<DuckDBInstance> {
  const { DuckDBInstance } = await import('@duckdb/node-api').catch((cause) => {
    throw new Error(
      'Parquet and CSV need the optional package DuckDB; install it: npm install @duckdb/node-api@1.5.0-r.1',
      { cause },
    );
  });
  return DuckDBInstance.create(':memory:');
}
